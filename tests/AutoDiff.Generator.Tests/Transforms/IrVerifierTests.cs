using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Tests.Transforms;

public sealed class IrVerifierTests
{
    private static readonly IrVariable X = new(0, "x", RealType.Double);
    private static readonly IrVariable Y = new(1, "y", RealType.Double);
    private static readonly IrVariable N = new(2, "n", PassiveType.Int32);
    private static readonly IrVariable B = new(3, "b", PassiveType.Boolean);

    [Fact]
    public void AGoodMethodHasNoProblems() =>
        Assert.Empty(Problems(new LetStatement(Y, new UseExpression(Of(X))), new ReturnStatement(EquatableArray.Of(Of(Y)))));

    [Fact]
    public void AUseBeforeTheDeclarationIsFound() =>
        Assert.Contains("y#1 is not in scope", Problems(new ReturnStatement(EquatableArray.Of(Of(Y))))[0]);

    [Fact]
    public void AVariableOfAnInnerBlockIsOutOfScopeAfterIt()
    {
        var inner = EquatableArray.Of<IrStatement>(new LetStatement(Y, new UseExpression(Of(X))));
        Assert.Contains("y#1 is not in scope", Problems(
            new LetStatement(B, new UseExpression(PassiveConstant.True)),
            new IfStatement(Of(B), inner, EquatableArray<IrStatement>.Empty),
            new ReturnStatement(EquatableArray.Of(Of(Y))))[0]);
    }

    [Fact]
    public void ASecondDeclarationIsFound() =>
        Assert.Contains("y#1 is declared twice", Problems(
            new LetStatement(Y, new UseExpression(Of(X))),
            new LetStatement(Y, new UseExpression(Of(X))),
            new ReturnStatement(EquatableArray.Of(Of(Y))))[0]);

    [Fact]
    public void AReturnInTheMiddleIsFound() =>
        Assert.Contains("a return is not the last statement", Problems(
            new ReturnStatement(EquatableArray.Of(Of(X))),
            new ReturnStatement(EquatableArray.Of(Of(X))))[0]);

    [Fact]
    public void OperandsOfAnotherTypeAreFound() =>
        Assert.Contains("double does not fit int", Problems(
            new LetStatement(N, new UseExpression(PassiveConstant.Int(1))),
            new LetStatement(Y, new BinaryExpression(BinaryOperator.Add, Of(X), Of(N), RealType.Double)),
            new ReturnStatement(EquatableArray.Of(Of(Y))))[0]);

    [Fact]
    public void AnAssignedLoopIndexIsFound()
    {
        var body = EquatableArray.Of<IrStatement>(new AssignStatement(N, new UseExpression(PassiveConstant.Int(1))));
        Assert.Contains("the index is assigned", Problems(
            new ForStatement(N, PassiveConstant.Int(0), PassiveConstant.Int(3), 1, body),
            new ReturnStatement(EquatableArray.Of(Of(X))))[0]);
    }

    [Fact]
    public void AHeaderOfAWhileIsInScopeInItsBody()
    {
        var header = EquatableArray.Of<IrStatement>(new LetStatement(B, new UseExpression(PassiveConstant.True)));
        var body = EquatableArray.Of<IrStatement>(new EffectStatement("{0}.ToString()", EquatableArray.Of(Of(B)), EndsFlow: false));
        Assert.Empty(Problems(new WhileStatement(header, Of(B), body), new ReturnStatement(EquatableArray.Of(Of(X)))));
    }

    private static Operand Of(IrVariable variable) => new VariableOperand(variable);

    private static IReadOnlyList<string> Problems(params IrStatement[] body) => IrVerifier.Problems(new IrMethod(
        "F",
        EquatableArray.Of(new IrParameter(X, PassingMode.Value, IsActive: true)),
        EquatableArray.Of(new IrResult(RealType.Double, IsActive: true)),
        new EquatableArray<IrStatement>(body),
        EquatableArray<AggregateLayout>.Empty,
        VariableCount: 10));
}
