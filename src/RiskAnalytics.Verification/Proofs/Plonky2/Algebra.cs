namespace RiskAnalytics.Verification.Proofs.Plonky2;

/// <summary>
/// Two wires that together stand for one extension element, seen at a random point: then each wire is itself an
/// <see cref="Extension"/>, and the pair is an element A + B·Y with Y² = 7 over it. A constraint on such a pair is two
/// constraints, one for each part. Source: plonky2, field/src/extension/algebra.rs.
/// </summary>
/// <param name="A">The constant part.</param>
/// <param name="B">The factor of Y.</param>
internal readonly record struct Algebra(Extension A, Extension B)
{
    public static Algebra operator +(Algebra a, Algebra b) => new(a.A + b.A, a.B + b.B);

    public static Algebra operator -(Algebra a, Algebra b) => new(a.A - b.A, a.B - b.B);

    public static Algebra operator *(Algebra a, Extension b) => new(a.A * b, a.B * b);

    public static Algebra operator *(Algebra a, Algebra b) => new(a.A * b.A + a.B * b.B * Extension.SquareOfX, a.A * b.B + a.B * b.A);
}
