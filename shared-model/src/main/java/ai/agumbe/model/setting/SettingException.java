package ai.agumbe.model.setting;

/** A setting that is missing or malformed; its message is the one line the operator reads. */
public final class SettingException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public SettingException(String variable, String problem) {
        super(variable + ": " + problem);
    }
}
