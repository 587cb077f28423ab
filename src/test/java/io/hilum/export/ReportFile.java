package io.hilum.export;

import io.hilum.reading.Reading;
import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.TemplateLocator.TemplateLocation;
import io.quarkus.qute.ValueResolvers;
import io.quarkus.qute.Variant;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** An exported HTML file, read back by a real XML parser, without Quarkus around the templates. */
record ReportFile(Document document, String html) {
    private static final Variant HTML = Variant.forContentType("text/html");

    static HtmlExport export() {
        Engine engine = Engine.builder()
                .addDefaults()
                .addValueResolver(new ReflectionValueResolver())
                .addValueResolver(ValueResolvers.rawResolver())
                .addResultMapper(new HtmlEscaper(List.of("text/html")))
                .addLocator(id -> Optional.<TemplateLocation>of(new Located(id.endsWith(".html") ? id : id + ".html")))
                .build();
        return new HtmlExport(engine.getTemplate("report-file.html"));
    }

    static ReportFile of(Reading reading) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            export().write(reading, out);
            DocumentBuilder parser = DocumentBuilderFactory.newInstance().newDocumentBuilder();
            Document document = parser.parse(new ByteArrayInputStream(out.toByteArray()));
            return new ReportFile(document, out.toString(StandardCharsets.UTF_8));
        } catch (ParserConfigurationException | SAXException e) {
            throw new AssertionError("not well-formed", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Element> all(String tag) {
        NodeList found = document.getElementsByTagName(tag);
        return java.util.stream.IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }

    String textOf(String className) {
        return all("*").stream()
                .filter(element -> element.getAttribute("class").equals(className))
                .findFirst()
                .orElseThrow()
                .getTextContent();
    }

    private record Located(String path) implements TemplateLocation {
        @Override
        public Reader read() {
            InputStream in = ReportFile.class.getResourceAsStream("/templates/" + path);
            if (in == null) {
                throw new IllegalStateException(path);
            }
            return new InputStreamReader(in, StandardCharsets.UTF_8);
        }

        @Override
        public Optional<Variant> getVariant() {
            return Optional.of(HTML);
        }
    }
}
