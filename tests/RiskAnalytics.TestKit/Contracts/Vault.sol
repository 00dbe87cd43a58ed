// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

interface IToken {
    function balanceOf(address holder) external view returns (uint256);
    function transfer(address to, uint256 amount) external returns (bool);
}

/// A vault in the manner of ERC-4626: its shares are worth their part of the tokens it holds.
contract Vault {
    address public asset;
    uint256 public totalSupply;
    mapping(address => uint256) public balanceOf;

    function setAsset(address token) external {
        asset = token;
    }

    function mint(address to, uint256 shares) external {
        totalSupply += shares;
        balanceOf[to] += shares;
    }

    function convertToAssets(uint256 shares) external view returns (uint256) {
        return totalSupply == 0 ? shares : shares * IToken(asset).balanceOf(address(this)) / totalSupply;
    }
}

/// A contract in which a bridge locks the tokens whose copies circulate elsewhere.
contract Lock {
    function release(IToken token, address to, uint256 amount) external {
        require(token.transfer(to, amount), "transfer failed");
    }
}
