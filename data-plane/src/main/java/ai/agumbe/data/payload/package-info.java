/**
 * Keeps asks and answers for apps that say so: noted while an exchange lasts, without secrets and personal data where the app
 * wants that, cut, and sealed when it ends. Start at {@link ai.agumbe.data.payload.Recording}.
 */
@NullMarked
package ai.agumbe.data.payload;

import org.jspecify.annotations.NullMarked;
