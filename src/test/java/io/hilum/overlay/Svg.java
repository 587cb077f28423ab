package io.hilum.overlay;

import io.hilum.findings.PixelRectangle;
import io.hilum.image.PreparedImage;
import io.hilum.reading.Reading;
import io.hilum.study.View;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** An SVG as a real XML parser reads it: parsing it at all is the proof that it is well-formed. */
record Svg(Document document) {
    interface Writing {
        void to(Writer out) throws IOException;
    }

    static Svg standalone(Reading reading) {
        return of(out -> OverlaySvg.write(reading, out));
    }

    static Svg inline(Reading reading) {
        return of(out -> OverlaySvg.writeInline(reading, out));
    }

    static Svg plain(PreparedImage image, View view) {
        return of(out -> OverlaySvg.writePlain(image, view, out));
    }

    static String text(Reading reading) {
        return written(out -> OverlaySvg.write(reading, out));
    }

    private static Svg of(Writing writing) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return new Svg(factory.newDocumentBuilder().parse(new InputSource(new StringReader(written(writing)))));
        } catch (ParserConfigurationException | SAXException e) {
            throw new AssertionError("not well-formed", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String written(Writing writing) {
        StringWriter out = new StringWriter();
        try {
            writing.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    Element root() {
        return document.getDocumentElement();
    }

    double[] viewBox() {
        return Stream.of(root().getAttribute("viewBox").split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    Element only(String tag) {
        List<Element> found = elements(root(), tag).toList();
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " of " + tag);
        }
        return found.get(0);
    }

    List<Element> byClass(String name) {
        return elements(root(), "*")
                .filter(element -> element.getAttribute("class").equals(name))
                .toList();
    }

    Stream<Element> texts() {
        return elements(root(), "text");
    }

    boolean says(String words) {
        return texts().anyMatch(text -> text.getTextContent().equals(words));
    }

    static PixelRectangle rectangle(Element element) {
        return new PixelRectangle(
                value(element, "x"), value(element, "y"), value(element, "width"), value(element, "height"));
    }

    static List<PixelRectangle> rectangles(Element group) {
        return elements(group, "rect").map(Svg::rectangle).toList();
    }

    private static double value(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }

    private static Stream<Element> elements(Element from, String tag) {
        NodeList found = from.getElementsByTagName(tag);
        return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i));
    }
}
