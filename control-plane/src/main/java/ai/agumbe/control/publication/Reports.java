package ai.agumbe.control.publication;

import jakarta.inject.Singleton;

/** Where the publisher tells how far it is and how it does. */
@Singleton
record Reports(Progress progress, PublicationState state) {}
