package ai.agumbe.model.config;

/** A tenant: the border that nothing crosses. */
public record TenantDocument(String id, String name, boolean active) {}
