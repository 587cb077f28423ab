package io.hilum.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hilum.findings.EndpointBox;
import io.hilum.findings.Report;
import io.hilum.findings.Warning;
import io.hilum.findings.WarningCode;
import io.hilum.image.MadeUpImages;
import io.hilum.reading.MadeUpReading;
import io.hilum.study.ClinicalText;
import io.hilum.study.Geometry;
import io.hilum.study.View;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class HtmlExportTest {
    private static final EndpointBox BOX = new EndpointBox(0.1, 0.1, 0.4, 0.4);

    @Test
    void markupInAFindingOrATextIsInert() {
        String nasty = "</p><script>alert(1)</script><img src=x onerror=alert(1)>\u202E\u0000 ]]> {sheet.id} <!-- \"'";
        ReportFile file = ReportFile.of(made().finding(nasty, BOX)
                .text(new ClinicalText(nasty, "", "", ""))
                .reading());

        assertTrue(file.all("script").isEmpty());
        assertTrue(file.all("img").isEmpty());
        assertEquals(
                "</p><script>alert(1)</script><img src=x onerror=alert(1)> ]]> {sheet.id} <!-- \"'",
                file.textOf("text"));
        assertFalse(file.html().contains("\u202E"));
    }

    @Test
    void theFileNeedsNothingFromOutside() {
        ReportFile file = ReportFile.of(made().image(View.LATERAL, MadeUpImages.grey(10, 20, Geometry.CROP))
                .finding("Opacity.", BOX)
                .reading());

        assertTrue(file.all("link").isEmpty());
        assertEquals(2, file.all("image").size());
        assertTrue(file.all("image").stream()
                .allMatch(image -> image.getAttribute("href").startsWith("data:image/png;base64,")));
        assertTrue(file.all("a").stream()
                .allMatch(link -> link.getAttribute("href").startsWith("#")));
        assertTrue(file.all("button").isEmpty());
    }

    @Test
    void itsPolicyAllowsExactlyItsOneStyleSheet() throws Exception {
        String style = ReportFile.of(made().reading()).all("style").get(0).getTextContent();

        byte[] digest = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));

        String policy = ReportFile.export().contentSecurityPolicy();
        assertTrue(policy.contains("style-src 'sha256-" + Base64.getEncoder().encodeToString(digest) + "'"), policy);
        assertTrue(policy.contains("default-src 'none'"));
    }

    @Test
    void theNoticeAndTheSimulatorAreNamed() {
        String simulated = ReportFile.of(made().reading()).textOf("notice");
        String model = ReportFile.of(made().fromAModel().reading()).textOf("notice");

        assertTrue(simulated.contains(Report.NOTICE));
        assertTrue(simulated.contains("simulator"));
        assertEquals(Report.NOTICE, model);
    }

    @Test
    void noLocationAndADiscardedOneReadDifferently() {
        ReportFile file = ReportFile.of(made().finding("Clear.")
                .discarded("Odd.")
                .finding("Opacity.", BOX)
                .reading());

        var where = file.all("p").stream()
                .filter(p -> p.getAttribute("class").equals("where"))
                .map(p -> p.getTextContent())
                .toList();

        assertEquals("no location given", where.get(0));
        assertTrue(where.get(1).startsWith("location discarded"));
        assertEquals("image left, upper half · 9 % of the image", where.get(2));
    }

    @Test
    void warningsStandInTheFileAndNameTheirFinding() {
        String cautions = ReportFile.of(made().discarded("Odd.")
                        .warning(new Warning(WarningCode.BOX_DISCARDED, 1, "A box was dropped."))
                        .reading())
                .textOf("cautions");

        assertTrue(cautions.contains("Finding 1: A box was dropped."), cautions);
    }

    @Test
    void provenanceSaysWhatWasSentAndHow() {
        ReportFile file = ReportFile.of(new MadeUpReading(MadeUpImages.grey(2000, 2500, Geometry.CROP)).reading());

        String provenance = file.textOf("provenance");

        assertTrue(provenance.contains("the centred square of 2000 pixels, from x 0, y 250"), provenance);
        assertTrue(provenance.contains("8.2 s, 1 attempt"));
        assertTrue(provenance.contains("4f1a77c09b2d83e65512c0de98a4b7f61e3d5c2a90b8f7e6d4c3b2a190877c02"));
    }

    private static MadeUpReading made() {
        return new MadeUpReading(MadeUpImages.grey(1000, 1000, Geometry.CROP));
    }
}
