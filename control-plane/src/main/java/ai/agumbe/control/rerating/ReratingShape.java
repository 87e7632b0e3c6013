package ai.agumbe.control.rerating;

import ai.agumbe.control.document.Origin;
import ai.agumbe.control.document.Shape;
import ai.agumbe.control.json.Members;
import ai.agumbe.model.config.ConfigKind;
import ai.agumbe.model.config.ReratingDocument;
import jakarta.inject.Singleton;
import java.math.BigDecimal;

/** Re-ratings as they are asked for and kept; they are made once and stay. */
@Singleton
final class ReratingShape implements Shape<ReratingDocument> {
    @Override
    public ConfigKind kind() {
        return ConfigKind.RERATING;
    }

    @Override
    public Class<ReratingDocument> type() {
        return ReratingDocument.class;
    }

    @Override
    public ReratingDocument read(Members members, Origin origin) {
        ReratingWish wish = ReratingWish.read(members);
        return new ReratingDocument(
                origin.id(),
                wish.model(),
                wish.tenant(),
                wish.from(),
                wish.to(),
                wish.note(),
                0,
                0,
                BigDecimal.ZERO,
                BigDecimal.ZERO);
    }
}
