package org.reprise.spi;

import java.util.List;

/**
 * Citation of a paper.
 *
 * @param id the plugin's id
 * @param title full title
 * @param authors authors in the paper's order
 * @param venue where it appeared
 * @param year year of publication
 * @param link the paper's page
 * @param summary what it claims, in two or three sentences
 */
public record PaperInfo(
        String id, String title, List<String> authors, String venue, int year, String link, String summary) {
    public PaperInfo {
        authors = List.copyOf(authors);
    }
}
