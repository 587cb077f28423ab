package io.hilum.web;

/**
 * The server's bounds, told to the page so that it can say kindly and early what would be refused.
 *
 * @param maxFileBytes most bytes of one image file
 * @param maxTextLength most characters of one text
 */
public record UploadLimits(long maxFileBytes, int maxTextLength) {}
