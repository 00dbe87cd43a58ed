// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// The aggregator behind a price or reserve feed: it keeps the newest round, which anybody may set.
contract Aggregator {
    uint80 private round;
    uint80 private answeredIn;
    int256 private answer;
    uint256 private updatedAt;
    uint256 public decimals;

    function configure(uint256 scale) external {
        decimals = scale;
    }

    function description() external pure returns (string memory) {
        return "Test reserve feed";
    }

    function set(int256 newAnswer, uint256 time) external {
        round++;
        answeredIn = round;
        answer = newAnswer;
        updatedAt = time;
    }

    /// A new round in which the old answer still stands.
    function carryOver() external {
        round++;
    }

    function latestRoundData() external view returns (uint80, int256, uint256, uint256, uint80) {
        return (round, answer, updatedAt, updatedAt, answeredIn);
    }
}

/// The address that users of a feed know: it asks the aggregator of the present phase and puts the phase before the number of the round.
contract FeedProxy {
    Aggregator public aggregator;
    uint16 public phaseId;

    function setAggregator(Aggregator next) external {
        aggregator = next;
        phaseId++;
    }

    function decimals() external view returns (uint256) {
        return aggregator.decimals();
    }

    function description() external view returns (string memory) {
        return aggregator.description();
    }

    function latestRoundData() external view returns (uint80, int256, uint256, uint256, uint80) {
        (uint80 round, int256 answer, uint256 startedAt, uint256 updatedAt, uint80 answeredIn) = aggregator.latestRoundData();
        uint80 phase = uint80(phaseId) << 64;
        return (phase | round, answer, startedAt, updatedAt, phase | answeredIn);
    }
}
