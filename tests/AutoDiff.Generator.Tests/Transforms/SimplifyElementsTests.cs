using AutoDiff.Generator.IR;
using AutoDiff.Generator.Transforms;

namespace AutoDiff.Generator.Tests.Transforms;

/// <summary>Elements of shadows in locals: within a block, and over a loop.</summary>
public sealed class SimplifyElementsTests
{
    private readonly MethodBuilder m = new();
    private readonly IrVariable adjoint;
    private readonly IrVariable other;
    private readonly IrVariable x;

    public SimplifyElementsTests()
    {
        adjoint = m.Parameter("aAdjoint", MethodBuilder.Span);
        other = m.Parameter("bAdjoint", MethodBuilder.Span);
        x = m.Parameter("x");
    }

    [Fact]
    public void WhatIsAddedToAnElementSetToZeroIsStored()
    {
        Operand taken = m.Load(adjoint, MethodBuilder.Int(0));
        m.Store(adjoint, MethodBuilder.Int(0), MethodBuilder.Real(0));
        m.Accumulate(adjoint, MethodBuilder.Int(0), m.Mul(x, taken));

        Assert.Equal("aAdjoint[0] = x * aAdjoint[0];\n", Body());
    }

    [Fact]
    public void WhatIsAddedAndTakenUpAtOnceStaysInALocal()
    {
        m.Accumulate(adjoint, MethodBuilder.Int(0), x);
        Operand taken = m.Load(adjoint, MethodBuilder.Int(0));
        m.Store(adjoint, MethodBuilder.Int(0), MethodBuilder.Real(0));
        m.Accumulate(other, MethodBuilder.Int(0), m.Mul(taken, taken));

        string body = Body();
        Assert.DoesNotContain("aAdjoint[0] +=", body, StringComparison.Ordinal);
        Assert.Contains("aAdjoint[0] + x", body, StringComparison.Ordinal);
        Assert.Contains("aAdjoint[0] = 0.0;", body, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIsTakenOutAndPutBackIsNeverTouched()
    {
        Operand taken = m.Load(adjoint, MethodBuilder.Int(0));
        m.Store(adjoint, MethodBuilder.Int(0), MethodBuilder.Real(0));
        m.Accumulate(adjoint, MethodBuilder.Int(0), taken);

        Assert.Equal("", Body().Trim());
    }

    [Fact]
    public void TwoAdditionsBecomeOneEvenOverAnAdditionElsewhere()
    {
        m.Accumulate(adjoint, MethodBuilder.Int(0), x);
        m.Accumulate(other, MethodBuilder.Int(0), x);
        m.Add(new AccumulateStatement(Place.Element(adjoint, MethodBuilder.Int(0)), m.Mul(x, x), IsSubtraction: true));

        Assert.Equal("bAdjoint[0] += x;\naAdjoint[0] += x - x * x;\n", Body());
    }

    [Fact]
    public void AStoreStaysBeforeWhatMayReadIt()
    {
        m.Store(adjoint, MethodBuilder.Int(0), MethodBuilder.Real(0));
        Operand seen = m.Load(other, MethodBuilder.Int(0));
        m.Accumulate(adjoint, MethodBuilder.Int(0), seen);

        Assert.Equal("aAdjoint[0] = 0.0;\naAdjoint[0] += bAdjoint[0];\n", Body());
    }

    [Fact]
    public void MemoryOfTheUserIsStoredWhenTheUserStoresIt()
    {
        IrVariable y = m.Parameter("y", MethodBuilder.Span);
        m.Store(y, MethodBuilder.Int(0), MethodBuilder.Real(0));
        m.Accumulate(y, MethodBuilder.Int(0), x);

        Assert.Equal("y[0] = 0.0;\ny[0] += x;\n", Body());
    }

    [Fact]
    public void ALoopAddsToOneElementOnce()
    {
        IrVariable values = m.Parameter("values", MethodBuilder.ReadOnlySpan);
        Operand n = m.Length(values);
        m.For("i", MethodBuilder.Int(0), n, i => m.Accumulate(adjoint, MethodBuilder.Int(3), m.Mul(x, m.Load(values, i))));

        Assert.Equal(
            """
            double aAdjoint1 = 0.0;
            for (int i = 0; i < values.Length; i++)
            {
                aAdjoint1 += x * values[i];
            }

            if (aAdjoint1 != 0.0)
            {
                aAdjoint[3] += aAdjoint1;
            }

            """,
            Body());
    }

    [Fact]
    public void ALoopThatReadsTheElementAddsToItInPlace()
    {
        IrVariable values = m.Parameter("values", MethodBuilder.ReadOnlySpan);
        Operand n = m.Length(values);
        m.For("i", MethodBuilder.Int(0), n, i => m.Accumulate(adjoint, MethodBuilder.Int(3), m.Mul(m.Load(other, i), m.Load(values, i))));

        Assert.Contains("    aAdjoint[3] += ", Body(), StringComparison.Ordinal);
    }

    private string Body() => Emitted.Body(IrVerifier.Verify(Simplify.Apply(
        m.Return("F"), TransformOptions.Default, static variable => variable.Name.EndsWith("Adjoint", StringComparison.Ordinal))));
}
