package org.reprise.smallgain.algorithm;

import org.reprise.spi.Param;

/** Parameters of dynamics with a fixed step. */
public record StepParameters(
        @Param(value = StepRule.RULE_TEXT, byDefault = "certified") StepRule rule,
        @Param(value = StepRule.MULTIPLE_TEXT, byDefault = "0.5", min = 0, aboveMin = true) double multiple) {}
