namespace RiskAnalytics.Verification.Proofs.Plonky2.Gates;

/// <summary>
/// A gate: what the wires of one row of the circuit have to fulfil where this gate is switched on. Its constraints are polynomials in the
/// wires and must all be zero.
/// </summary>
/// <param name="Name">Its name with its sizes, such as <c>RandomAccess(4, 4, 2)</c>: two gates are the same when their names are.</param>
/// <param name="Wires">How many wires it reads.</param>
/// <param name="Constants">How many constants of the row it reads.</param>
/// <param name="Constraints">How many constraints it has.</param>
/// <param name="Evaluate">Computes them in their order.</param>
internal sealed record CircuitGate(string Name, int Wires, int Constants, int Constraints, Action<GateRow, ConstraintSums> Evaluate);
