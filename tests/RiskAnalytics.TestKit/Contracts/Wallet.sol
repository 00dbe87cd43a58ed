// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// The two functions of a Safe that tell who owns it.
contract Wallet {
    address[] private owners;
    uint256 private threshold;

    function add(address owner) external {
        owners.push(owner);
    }

    function setThreshold(uint256 count) external {
        threshold = count;
    }

    function getOwners() external view returns (address[] memory) {
        return owners;
    }

    function getThreshold() external view returns (uint256) {
        return threshold;
    }
}
