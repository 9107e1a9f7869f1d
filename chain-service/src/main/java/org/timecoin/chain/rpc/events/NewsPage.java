package org.timecoin.chain.rpc.events;

import java.util.List;

/**
 * Older events, as the log has them: some may be there twice.
 *
 * @param news in the order of the log
 * @param nextOffset where the log goes on
 * @param isLast whether there was no more
 */
record NewsPage(List<ChainNews> news, long nextOffset, boolean isLast) {}
