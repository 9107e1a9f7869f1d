/** Measures beside limits and peers. */
package org.timecoin.bench;
