// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// A contract that answers each function with the bytes that a test gives it, however wrong they are.
contract Scripted {
    mapping(bytes4 => bytes) private answers;
    mapping(bytes4 => uint256) private manners;

    /// 0 refuses, 1 answers with the bytes, 2 uses up all gas.
    function script(bytes4 selector, uint256 manner, bytes calldata answer) external {
        answers[selector] = answer;
        manners[selector] = manner;
    }

    fallback() external {
        uint256 manner = manners[msg.sig];
        require(manner != 0, "refused");
        if (manner == 2) {
            assembly {
                invalid()
            }
        }
        bytes memory answer = answers[msg.sig];
        assembly {
            return(add(answer, 32), mload(answer))
        }
    }
}
