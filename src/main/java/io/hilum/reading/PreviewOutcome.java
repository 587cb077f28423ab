package io.hilum.reading;

/** What becomes of an image that is only looked at: a preview, or a refusal. */
public sealed interface PreviewOutcome permits Preview, Refused {}
