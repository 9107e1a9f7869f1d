package org.timecoin.protocol.message;

import java.util.List;
import org.timecoin.protocol.block.OutPoint;
import org.timecoin.protocol.block.Utxo;
import org.timecoin.protocol.block.UtxoState;
import org.timecoin.protocol.bytes.Hash;

/** Messages about outputs and the set of unspent ones. */
public sealed interface UtxoMessage extends Message {

  /**
   * What became of these outputs?
   *
   * @param outpoints which
   */
  record UtxoStateQuery(List<OutPoint> outpoints) implements UtxoMessage {

    public UtxoStateQuery {
      outpoints = List.copyOf(outpoints);
    }
  }

  /**
   * Answers UTXOStateQuery; outputs that the sender doesn't know are left out.
   *
   * @param states of the others
   */
  record UtxoStateResponse(List<OutPointState> states) implements UtxoMessage {

    public UtxoStateResponse {
      states = List.copyOf(states);
    }
  }

  /**
   * An output and its state.
   *
   * @param outpoint which
   * @param state where it stands
   */
  record OutPointState(OutPoint outpoint, UtxoState state) {}

  /**
   * The state of an output somebody subscribed to changed.
   *
   * @param outpoint which
   * @param newState where it stands now
   * @param timestamp when, seconds since 1970
   */
  record UtxoStateNotification(OutPoint outpoint, UtxoState newState, long timestamp)
      implements UtxoMessage {}

  /**
   * The state of an output changed.
   *
   * @param outpoint which
   * @param state where it stands now
   */
  record UtxoStateUpdate(OutPoint outpoint, UtxoState state) implements UtxoMessage {}

  /**
   * Tell me when these change.
   *
   * @param id the subscriber's name for it
   * @param addresses outputs of these addresses
   * @param outpoints these outputs
   */
  record Subscribe(String id, List<String> addresses, List<OutPoint> outpoints)
      implements UtxoMessage {

    public Subscribe {
      addresses = List.copyOf(addresses);
      outpoints = List.copyOf(outpoints);
    }
  }

  /**
   * Stop telling me.
   *
   * @param id of the subscription
   */
  record Unsubscribe(String id) implements UtxoMessage {}

  /** What is the hash of your set of unspent outputs? */
  record GetUtxoStateHash() implements UtxoMessage {}

  /**
   * Answers GetUTXOStateHash.
   *
   * @param hash of the set
   * @param height of the tip it belongs to, {@code u64}
   * @param utxoCount outputs in it, {@code u64}
   */
  record UtxoStateHashResponse(Hash hash, long height, long utxoCount) implements UtxoMessage {}

  /** All your unspent outputs, please. */
  record GetUtxoSet() implements UtxoMessage {}

  /**
   * Answers GetUTXOSet.
   *
   * @param utxos in no order
   */
  record UtxoSetResponse(List<Utxo> utxos) implements UtxoMessage {

    public UtxoSetResponse {
      utxos = List.copyOf(utxos);
    }
  }
}
