package org.timecoin.chain.rpc.http;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;
import org.timecoin.chain.config.RpcConfig;
import org.timecoin.chain.rpc.RpcMethod;
import org.timecoin.chain.rpc.method.AddressMethods;
import org.timecoin.chain.rpc.method.BlockPlaces;
import org.timecoin.chain.rpc.method.HeaderMethods;
import org.timecoin.chain.rpc.method.LoadedChain;
import org.timecoin.chain.rpc.method.TransactionMethods;
import org.timecoin.chain.rpc.method.UnspentMethods;
import org.timecoin.chain.store.AddressReader;
import org.timecoin.chain.store.CertificateReader;
import org.timecoin.chain.store.ChainReader;
import org.timecoin.chain.store.CoinReader;
import org.timecoin.chain.store.HeaderReader;
import org.timecoin.chain.store.TransactionReader;
import org.timecoin.chain.writer.CurrentChain;
import org.timecoin.protocol.key.AddressDigit;
import org.timecoin.protocol.network.NetworkParameters;

/** Puts the methods together that ask the stored chain about transactions and addresses. */
@Singleton
final class QueryBeans {

  private final LoadedChain chain;
  private final AddressDigit digit;
  private final RpcConfig config;

  QueryBeans(CurrentChain current, NetworkParameters network, RpcConfig config) {
    this.chain = new LoadedChain(current);
    this.digit = network.addressDigit();
    this.config = config;
  }

  /** Those methods. */
  record QueryMethods(List<RpcMethod> all) {
    QueryMethods {
      all = List.copyOf(all);
    }
  }

  @Produces
  @Singleton
  BlockPlaces places(ChainReader reader, CertificateReader certificates) {
    return new BlockPlaces(chain, reader, certificates, digit);
  }

  @Produces
  @Singleton
  QueryMethods queries(
      HeaderReader headers,
      BlockPlaces places,
      TransactionReader transactions,
      ChainReader reader,
      AddressReader addresses,
      CoinReader coins) {
    return new QueryMethods(
        Stream.of(
                new HeaderMethods(chain, headers, places).all(),
                new TransactionMethods(chain, transactions, reader).all(),
                new AddressMethods(chain, addresses, digit, config.historyMax()).all(),
                new UnspentMethods(chain, coins, digit, config.addressesMax(), config.unspentMax())
                    .all())
            .flatMap(List::stream)
            .toList());
  }
}
