package io.hilum.reading;

import io.hilum.findings.EndpointBox;
import io.hilum.findings.Finding;
import io.hilum.findings.ImageFacts;
import io.hilum.findings.LocatedBox;
import io.hilum.findings.Location;
import io.hilum.findings.Provenance;
import io.hilum.findings.Report;
import io.hilum.findings.Warning;
import io.hilum.image.PreparedImage;
import io.hilum.study.ClinicalText;
import io.hilum.study.View;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A reading to look at and to test with, put together by hand: add images and findings, then {@link #reading()}. */
public final class MadeUpReading {
    private final Map<View, PreparedImage> images = new EnumMap<>(View.class);
    private final List<Finding> findings = new ArrayList<>();
    private final List<Warning> warnings = new ArrayList<>();
    private ClinicalText text = ClinicalText.NONE;
    private boolean simulated = true;

    public MadeUpReading(PreparedImage frontal) {
        images.put(View.FRONTAL, frontal);
    }

    public MadeUpReading image(View view, PreparedImage image) {
        images.put(view, image);
        return this;
    }

    public MadeUpReading text(ClinicalText text) {
        this.text = text;
        return this;
    }

    public MadeUpReading fromAModel() {
        simulated = false;
        return this;
    }

    /** Adds a finding; boxes as the endpoint says them, in fractions of the model's square. */
    public MadeUpReading finding(String text, EndpointBox... boxes) {
        List<LocatedBox> located = new ArrayList<>();
        for (EndpointBox box : boxes) {
            Objects.requireNonNull(images.get(View.FRONTAL))
                    .mapping()
                    .locate(box)
                    .ifPresent(located::add);
        }
        Location location = located.isEmpty() ? Location.NONE : Location.GIVEN;
        findings.add(new Finding(findings.size() + 1, text, location, located));
        return this;
    }

    public MadeUpReading discarded(String text) {
        findings.add(new Finding(findings.size() + 1, text, Location.DISCARDED, List.of()));
        return this;
    }

    public MadeUpReading warning(Warning warning) {
        warnings.add(warning);
        return this;
    }

    public Reading reading() {
        Map<View, ImageFacts> facts = new EnumMap<>(View.class);
        images.forEach((view, image) -> facts.put(view, image.facts()));
        String geometry = Objects.requireNonNull(images.get(View.FRONTAL))
                .mapping()
                .geometry()
                .key();
        Report report = new Report(
                "0192f3c1-6a50-7c3e-9b1d-3f6f0a7f2d11",
                Instant.parse("2026-11-23T20:41:46Z"),
                findings,
                warnings,
                facts,
                new Provenance(
                        simulated ? "localhost" : "cxr.example",
                        "blue",
                        simulated,
                        geometry,
                        0,
                        8211,
                        1,
                        "1.0.0",
                        "h-7f3a9c51"));
        return new Reading(text, images, report);
    }
}
