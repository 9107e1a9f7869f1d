/** What came for a range, and whether it holds as far as that shows without state. Pure. */
package org.timecoin.sync.fetch;
