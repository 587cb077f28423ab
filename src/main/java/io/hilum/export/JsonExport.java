package io.hilum.export;

import io.hilum.findings.Report;

/** A report as JSON, as the API answers it. */
public interface JsonExport {
    /** The JSON text of that report. */
    String json(Report report);
}
