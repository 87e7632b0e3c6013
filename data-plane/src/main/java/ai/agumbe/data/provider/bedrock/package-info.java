/** AWS Bedrock: its Converse API, with AWS's signatures and event streams. */
@NullMarked
package ai.agumbe.data.provider.bedrock;

import org.jspecify.annotations.NullMarked;
