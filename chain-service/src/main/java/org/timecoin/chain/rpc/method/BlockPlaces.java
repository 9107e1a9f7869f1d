package org.timecoin.chain.rpc.method;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import org.timecoin.chain.rpc.RpcJson;
import org.timecoin.chain.store.CertificateReader;
import org.timecoin.chain.store.ChainReader;
import org.timecoin.protocol.key.Address;
import org.timecoin.protocol.key.AddressDigit;
import org.timecoin.protocol.vote.Certificate;

/** Finds where blocks stand: what follows them, and what makes them final. */
public final class BlockPlaces {

  private final LoadedChain chain;
  private final ChainReader reader;
  private final CertificateReader certificates;
  private final AddressDigit digit;

  /**
   * Places in this chain.
   *
   * @param digit of the addresses that signers are shown by
   */
  public BlockPlaces(
      LoadedChain chain, ChainReader reader, CertificateReader certificates, AddressDigit digit) {
    this.chain = chain;
    this.reader = reader;
    this.certificates = certificates;
    this.digit = digit;
  }

  Uni<BlockPlace> of(long height) {
    return Uni.combine()
        .all()
        .unis(reader.hashes(height + 1, height + 1), chain.state(), certificates.of(height))
        .with(
            (next, state, certificate) ->
                new BlockPlace(
                    next.stream().findFirst(),
                    state.tip().height(),
                    certificate.map(this::json).orElse(NullNode.getInstance())));
  }

  private JsonNode json(Certificate certificate) {
    ObjectNode json = RpcJson.object().put("round", certificate.round());
    ArrayNode signers = json.putArray("signers");
    certificate.precommits().forEach(one -> signers.add(Address.of(one.key(), digit).text()));
    return json;
  }
}
