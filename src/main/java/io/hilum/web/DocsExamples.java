package io.hilum.web;

import io.hilum.web.DocsPage.Example;
import io.hilum.web.DocsPage.Part;
import java.util.List;

/** The examples and the table of parts on the page about the API. */
final class DocsExamples {
    static final List<Part> PARTS = List.of(
            new Part(
                    "frontal",
                    "file",
                    "base64",
                    true,
                    "The current frontal image (PA or AP): PNG, JPEG or DICOM. The bytes decide, never the file's name."),
            new Part("lateral", "file", "base64", false, "The current lateral image."),
            new Part("prior", "file", "base64", false, "The frontal image of an earlier study."),
            new Part("indication", "text", "text", false, "Why the study was made."),
            new Part("technique", "text", "text", false, "Which views were obtained, and how."),
            new Part("comparison", "text", "text", false, "What it is compared with."),
            new Part(
                    "priorReport",
                    "text",
                    "text",
                    false,
                    "The earlier report. The model uses it only together with the" + " prior image."),
            new Part(
                    "frontalWindow, lateralWindow, priorWindow",
                    "text",
                    "text",
                    false,
                    "The number of a DICOM file's window to show that image by; 0 is the default."),
            new Part(
                    "frontalMask, lateralMask, priorMask",
                    "text",
                    "text",
                    false,
                    "What is blacked out before anything is sent: xMin,yMin,xMax,yMax as fractions of the upright image,"
                            + " up to 16 rectangles separated by semicolons."),
            new Part(
                    "geometry",
                    "text",
                    "text",
                    false,
                    "crop, the default: the model sees the centred square. pad: the"
                            + " image is padded with black to a square first, so that the model sees all of it."));

    private DocsExamples() {}

    /** All examples, for a Hilum at that origin. */
    static List<Example> at(String origin) {
        return List.of(
                new Example(
                        "Report as JSON",
                        "Findings with their boxes, warnings, and where it comes from. The default.",
                        """
                        curl -H "Authorization: Bearer $TOKEN" \\
                          -F frontal=@frontal.png -F indication="Cough" \\
                          %s/api/v1/reports
                        """.formatted(origin),
                        python(origin, """
                                answer = requests.post(url, headers=headers, files={"frontal": open("frontal.png", "rb")},
                                                       data={"indication": "Cough"}, timeout=300)
                                answer.raise_for_status()
                                for finding in answer.json()["findings"]:
                                    print(finding["text"], [box["pixels"] for box in finding["boxes"]])
                                """)),
                new Example(
                        "Annotated image as SVG",
                        "The frontal image with its boxes, in one file that stands by itself.",
                        """
                        curl -H "Authorization: Bearer $TOKEN" -H "Accept: image/svg+xml" \\
                          -F frontal=@frontal.png -o report.svg \\
                          %s/api/v1/reports
                        """.formatted(origin),
                        python(origin, """
                                headers["Accept"] = "image/svg+xml"
                                answer = requests.post(url, headers=headers, files={"frontal": open("frontal.png", "rb")},
                                                       timeout=300)
                                answer.raise_for_status()
                                open("report.svg", "wb").write(answer.content)
                                """)),
                new Example(
                        "Report as one page",
                        "HTML without script, with all images within: to be kept, printed, or sent on.",
                        """
                        curl -H "Authorization: Bearer $TOKEN" -H "Accept: text/html" \\
                          -F frontal=@frontal.png -F lateral=@lateral.png \\
                          -F geometry=pad -o report.html \\
                          %s/api/v1/reports
                        """.formatted(origin),
                        python(origin, """
                                headers["Accept"] = "text/html"
                                images = {"frontal": open("frontal.png", "rb"), "lateral": open("lateral.png", "rb")}
                                answer = requests.post(url, headers=headers, files=images, data={"geometry": "pad"},
                                                       timeout=300)
                                answer.raise_for_status()
                                open("report.html", "wb").write(answer.content)
                                """)),
                new Example(
                        "Study as JSON",
                        "The same names, images as base64. Every answer's format goes with it.",
                        """
                        (printf '{"indication": "Cough", "frontal": "'; base64 < frontal.png | tr -d '\\n'; printf '"}') |
                        curl -H "Authorization: Bearer $TOKEN" -H "Content-Type: application/json" \\
                          --data-binary @- %s/api/v1/reports
                        """.formatted(origin),
                        python(origin, """
                                import base64
                                study = {"frontal": base64.b64encode(open("frontal.png", "rb").read()).decode(),
                                         "indication": "Cough"}
                                answer = requests.post(url, headers=headers, json=study, timeout=300)
                                answer.raise_for_status()
                                print(answer.json()["findings"])
                                """)),
                new Example(
                        "One image before it is sent",
                        "What would be sent of it, by which window and with what blacked out; what its tags say, and what"
                                + " a report would warn of. Nothing goes to the endpoint.",
                        """
                        curl -H "Authorization: Bearer $TOKEN" \\
                          -F image=@frontal.png -F mask="0,0,0.4,0.1" \\
                          %s/api/v1/images
                        """.formatted(origin),
                        python(origin, """
                                import base64
                                url = url.replace("/reports", "/images")
                                answer = requests.post(url, headers=headers, files={"image": open("frontal.png", "rb")},
                                                       data={"mask": "0,0,0.4,0.1"}, timeout=60)
                                answer.raise_for_status()
                                print(answer.json()["warnings"])
                                open("preview.png", "wb").write(base64.b64decode(answer.json()["preview"]["base64"]))
                                """)));
    }

    private static String python(String origin, String body) {
        return """
                import os, requests
                url = "%s/api/v1/reports"
                headers = {"Authorization": "Bearer " + os.environ["TOKEN"]}
                """.formatted(origin) + body;
    }
}
