/**
 * Says what is in a text that should not leave: findings, never the text found. Start at {@link
 * ai.agumbe.model.detect.Finding}; the parts are the views of a text ({@code text}), the matcher ({@code match}), and the
 * detectors built on them ({@code secret}, {@code pii}); {@code injection} and {@code topic} weigh words instead.
 */
@NullMarked
package ai.agumbe.model.detect;

import org.jspecify.annotations.NullMarked;
