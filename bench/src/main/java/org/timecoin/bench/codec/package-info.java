/** How fast wire blocks are read and written, next to Jackson's streaming API on the same bytes. */
package org.timecoin.bench.codec;
