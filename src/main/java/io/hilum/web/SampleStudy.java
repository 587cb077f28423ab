package io.hilum.web;

import io.hilum.study.ClinicalText;
import io.hilum.study.Geometry;
import io.hilum.study.ImageFile;
import io.hilum.study.Study;
import io.hilum.study.View;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;

/** The bundled sample: a synthetic phantom, no person. Loaded when it is asked for, since few ask twice. */
final class SampleStudy {
    private static final String FOLDER = "/sample/";

    private SampleStudy() {}

    static Study load() {
        Map<View, ImageFile> images = new EnumMap<>(View.class);
        for (View view : View.values()) {
            images.put(view, new ImageFile(bytes(view.key() + ".png")));
        }
        return new Study(images, text(), Geometry.CROP, false);
    }

    private static ClinicalText text() {
        Properties texts = new Properties();
        try (InputStream in = open("study.properties");
                InputStreamReader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            texts.load(reader);
        } catch (IOException broken) {
            throw new UncheckedIOException("the bundled sample study", broken);
        }
        return new ClinicalText(
                texts.getProperty("indication", ""),
                texts.getProperty("technique", ""),
                texts.getProperty("comparison", ""),
                texts.getProperty("priorReport", ""));
    }

    private static byte[] bytes(String name) {
        try (InputStream in = open(name)) {
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException("the bundled sample study", broken);
        }
    }

    private static InputStream open(String name) {
        InputStream in = SampleStudy.class.getResourceAsStream(FOLDER + name);
        if (in == null) {
            throw new IllegalStateException("the bundled sample study is not in the program");
        }
        return in;
    }
}
