package io.hilum.web;

import io.hilum.export.ReportSheet;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The pages. Escaping is on in all of them. */
@CheckedTemplate(basePath = "")
final class Pages {
    private Pages() {}

    /** The form, empty or with what was typed and what was wrong. */
    static native TemplateInstance upload(Frame frame, UploadForm form);

    /** A report; {@code json} is the same in base64, to be saved without asking the server again. */
    static native TemplateInstance report(Frame frame, ReportSheet sheet, String json);

    /** Any other problem. */
    static native TemplateInstance problem(Frame frame, ProblemPanel problem);

    /** What scripts can do, with examples and a form to try it. */
    static native TemplateInstance docs(Frame frame, DocsPage docs);
}
