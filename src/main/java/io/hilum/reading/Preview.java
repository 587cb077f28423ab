package io.hilum.reading;

import io.hilum.findings.Warning;
import io.hilum.image.PreparedImage;
import io.hilum.study.View;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One image as it would be sent, before anything is.
 *
 * @param image its PNG is no larger than a page needs
 * @param suggestedView the view that its tags say it is, frontal or lateral; null where they don't say
 * @param warnings what a report would warn of for this image alone
 */
public record Preview(PreparedImage image, @Nullable View suggestedView, List<Warning> warnings)
        implements PreviewOutcome {
    public Preview {
        warnings = List.copyOf(warnings);
    }
}
