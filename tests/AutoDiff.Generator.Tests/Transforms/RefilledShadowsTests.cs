using AutoDiff.Generator.IR;
using AutoDiff.Generator.Transforms;

namespace AutoDiff.Generator.Tests.Transforms;

/// <summary>Adjoints of a work buffer that each iteration fills and takes up again.</summary>
public sealed class RefilledShadowsTests
{
    private delegate double Visit(ReadOnlySpan<double> x, int rounds);

    [Fact]
    public void AreWrittenFirstAndNotCleared()
    {
        IrMethod method = Rounds(firstLength: null, readsEarly: false, keepsPart: false);
        IrMethod refilled = IrVerifier.Verify(RefilledShadows.Apply(method, IsShadow));
        Assert.Equal(0, Count<StoreStatement>(refilled.Body, static store => store.Value is RealConstant { IsZero: true }));
        Assert.Equal(1, Count<StoreStatement>(refilled.Body, static _ => true));

        using Emitted before = Emitted.Compile(method), after = Emitted.Compile(refilled);
        foreach (int rounds in new[] { 0, 1, 5 })
        {
            Assert.Equal(before.Method<Visit>("F")([5, 7, 0.25], rounds), after.Method<Visit>("F")([5, 7, 0.25], rounds));
        }
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 0)]
    public void AreWrittenByALoopThatAddsToThoseBelowAndNotToThoseAbove(bool addsAbove, int written)
    {
        IrMethod method = Rounds(firstLength: null, readsEarly: false, keepsPart: false, triangle: addsAbove ? 1 : 0);
        IrMethod refilled = IrVerifier.Verify(RefilledShadows.Apply(method, IsShadow));
        Assert.Equal(written, Count<StoreStatement>(refilled.Body, static store => store.Value is VariableOperand));
        using Emitted before = Emitted.Compile(method), after = Emitted.Compile(refilled);
        Assert.Equal(before.Method<Visit>("F")([5, 7, 0.25], 3), after.Method<Visit>("F")([5, 7, 0.25], 3));
    }

    [Fact]
    public void StayWhereTheFirstLoopLeavesElementsOut() => StaysAsItIs(Rounds(firstLength: MethodBuilder.Int(2), readsEarly: false, keepsPart: false));

    [Fact]
    public void StayWhereTheyAreReadBeforeTheFirstLoop() => StaysAsItIs(Rounds(firstLength: null, readsEarly: true, keepsPart: false));

    [Fact]
    public void StayWhereTheyHaveAnotherName() => StaysAsItIs(Rounds(firstLength: null, readsEarly: false, keepsPart: true));

    [Fact]
    public void TheUsersOwnArraysStay()
    {
        IrMethod method = Rounds(firstLength: null, readsEarly: false, keepsPart: false);
        Assert.Same(method, RefilledShadows.Apply(method, static _ => false));
    }

    private static void StaysAsItIs(IrMethod method) => Assert.Same(method, RefilledShadows.Apply(method, IsShadow));

    private static bool IsShadow(IrVariable variable) => variable.Name.EndsWith("Adjoint", StringComparison.Ordinal);

    private static int Count<T>(EquatableArray<IrStatement> block, Func<T, bool> counts)
        where T : IrStatement =>
        block.Sum(statement => (statement is T wanted && counts(wanted) ? 1 : 0) + statement.Blocks().Sum(inner => Count(inner, counts)));

    /// <summary>An array to which each round adds, from which it takes, and which it clears.</summary>
    /// <param name="triangle">0: the first loop adds to the elements below its own, too; 1: to all from the second on; null: to its own alone.</param>
    private static IrMethod Rounds(Operand? firstLength, bool readsEarly, bool keepsPart, int? triangle = null)
    {
        var m = new MethodBuilder();
        IrVariable x = m.Parameter("x", MethodBuilder.ReadOnlySpan), rounds = m.Parameter("rounds", PassiveType.Int32);
        Operand length = m.Length(x);
        IrVariable buffer = m.Let("bufferAdjoint", new AllocateExpression(EquatableArray.Of(length), MethodBuilder.Array, OnStack: false)).Variable;
        IrVariable sum = m.Let("sum", new UseExpression(MethodBuilder.Real(0))).Variable;
        m.For("r", MethodBuilder.Int(0), rounds, r =>
        {
            if (readsEarly)
            {
                m.Assign(sum, m.Add(sum, m.Load(buffer, MethodBuilder.Int(0))));
            }

            m.For("i", MethodBuilder.Int(0), firstLength ?? length, i =>
            {
                if (triangle is { } first)
                {
                    m.For("k", MethodBuilder.Int(first), first == 0 ? (VariableOperand)i : length, k => m.Accumulate(buffer, k, m.Load(x, i)));
                }

                m.Accumulate(buffer, i, m.Load(x, i));
            });
            m.Accumulate(buffer, MethodBuilder.Int(1), m.Load(x, MethodBuilder.Int(2)));
            if (keepsPart)
            {
                m.Let("part", new SliceExpression(buffer, MethodBuilder.Int(1), null, SequenceType.SpanOf(RealType.Double)));
            }

            m.For("i", MethodBuilder.Int(0), length, i =>
            {
                Operand taken = m.Load(buffer, i);
                m.Add(new StoreStatement(Place.Element(buffer, i), MethodBuilder.Real(0)));
                m.Assign(sum, m.Add(sum, m.Mul(taken, taken)));
            });
        });
        return m.Return("F", sum);
    }
}
