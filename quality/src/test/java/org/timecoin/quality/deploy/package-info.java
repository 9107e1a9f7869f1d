/** Holds Compose and Kubernetes files to the code: keys, ports, images, probes and references. */
package org.timecoin.quality.deploy;
