/** Chains made up by the legacy node's rules, always the same ones, for tests and benchmarks. */
package org.timecoin.localnet.legacy.generate;
