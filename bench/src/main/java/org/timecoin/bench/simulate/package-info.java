/** {@code bench simulate}: seeds through the consensus simulator, and which branches they take. */
package org.timecoin.bench.simulate;
