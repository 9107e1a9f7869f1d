/** The topics of a node: names, limits, and the step that makes them. */
package org.timecoin.contracts.topic;
