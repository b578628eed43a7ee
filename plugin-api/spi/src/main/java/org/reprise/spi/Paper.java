package org.reprise.spi;

import java.util.List;
import org.pf4j.ExtensionPoint;

/** The publication that a plugin reproduces, with its claims as executable checks. */
public interface Paper extends ExtensionPoint {
    /** Citation and links. */
    PaperInfo info();

    /** Statements of the paper, made checkable. */
    List<Claim> claims();
}
