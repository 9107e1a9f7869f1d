package org.timecoin.chain.api;

import org.timecoin.chain.apply.ApplyResult;
import org.timecoin.chain.apply.ChainTip;
import org.timecoin.chain.apply.Refusal;
import org.timecoin.contracts.chain.v1.AlreadyKnown;
import org.timecoin.contracts.chain.v1.Applied;
import org.timecoin.contracts.chain.v1.CommitRunResponse;
import org.timecoin.contracts.chain.v1.ImportResponse;
import org.timecoin.contracts.chain.v1.MissingParent;
import org.timecoin.contracts.chain.v1.Rejected;
import org.timecoin.contracts.chain.v1.Unavailable;
import org.timecoin.contracts.map.ChainMap;
import org.timecoin.contracts.types.v1.BlockRef;
import org.timecoin.contracts.types.v1.HeightRange;

/** What became of blocks, as others are told. */
final class ApplyResults {

  private ApplyResults() {}

  static BlockRef ref(ChainTip tip) {
    return ChainMap.ref(tip.height(), tip.hash());
  }

  static ImportResponse response(HeightRange range, ApplyResult result) {
    ImportResponse.Builder response = ImportResponse.newBuilder().setRange(range);
    switch (result) {
      case ApplyResult.Applied(var tip, int blocks) ->
          response.setApplied(Applied.newBuilder().setTip(ref(tip)).setBlocks(blocks));
      case ApplyResult.AlreadyKnown(var tip) ->
          response.setAlreadyKnown(AlreadyKnown.newBuilder().setTip(ref(tip)));
      case ApplyResult.MissingParent(var tip, var parent) ->
          response.setMissingParent(
              MissingParent.newBuilder().setTip(ref(tip)).setParentHash(ChainMap.toProto(parent)));
      case ApplyResult.Rejected(var tip, var broken) -> response.setRejected(rejected(tip, broken));
      case ApplyResult.Unavailable(String reason) ->
          response.setUnavailable(Unavailable.newBuilder().setReason(reason));
    }
    return response.build();
  }

  static CommitRunResponse committed(ApplyResult result) {
    CommitRunResponse.Builder response = CommitRunResponse.newBuilder();
    switch (result) {
      case ApplyResult.Applied(var tip, int blocks) -> response.setTip(ref(tip));
      case ApplyResult.AlreadyKnown(var tip) -> response.setTip(ref(tip));
      case ApplyResult.MissingParent(var tip, var parent) ->
          response
              .setTip(ref(tip))
              .setMissingParent(
                  MissingParent.newBuilder()
                      .setTip(ref(tip))
                      .setParentHash(ChainMap.toProto(parent)));
      case ApplyResult.Rejected(var tip, var broken) ->
          response.setTip(ref(tip)).setRejected(rejected(tip, broken));
      case ApplyResult.Unavailable(String reason) ->
          response.setUnavailable(Unavailable.newBuilder().setReason(reason));
    }
    return response.build();
  }

  static Rejected rejected(ChainTip tip, Refusal.Broken broken) {
    return Rejected.newBuilder()
        .setTip(ref(tip))
        .setBlock(ChainMap.ref(broken.height(), broken.hash()))
        .setRule(broken.rule())
        .setDetail(broken.detail())
        .setStateless(broken.stateless())
        .build();
  }
}
