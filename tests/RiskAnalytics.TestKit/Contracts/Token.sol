// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// A token of ERC-20 whose figures anybody may set. No constructor and no immutables: the code works wherever a test plants it.
contract Token {
    bytes32 private shortName;
    uint256 public decimals;
    uint256 public totalSupply;
    mapping(address => uint256) public balanceOf;

    /// Decimals of 256 bits, so that a test can set those that the standard forbids.
    function configure(bytes32 name, uint256 scale) external {
        shortName = name;
        decimals = scale;
    }

    function symbol() external view returns (string memory) {
        uint256 length = 0;
        while (length < 32 && shortName[length] != 0) length++;
        bytes memory text = new bytes(length);
        for (uint256 i = 0; i < length; i++) text[i] = shortName[i];
        return string(text);
    }

    function mint(address to, uint256 amount) external {
        totalSupply += amount;
        balanceOf[to] += amount;
    }

    function burn(address from, uint256 amount) external {
        balanceOf[from] -= amount;
        totalSupply -= amount;
    }

    function transfer(address to, uint256 amount) external returns (bool) {
        balanceOf[msg.sender] -= amount;
        balanceOf[to] += amount;
        return true;
    }
}
