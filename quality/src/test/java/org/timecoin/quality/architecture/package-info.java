/** Rules over the compiled classes: who may depend on whom, and what may be shared. */
package org.timecoin.quality.architecture;
