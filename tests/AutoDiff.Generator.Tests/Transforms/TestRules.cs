using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Tests.Transforms;

/// <summary>A few rules of elementary functions, built by hand.</summary>
internal static class TestRules
{
    private static readonly Formula X = new FormulaArgument(0);
    private static readonly Formula Y = new FormulaArgument(1);
    private static readonly Formula Result = new FormulaArgument(-1);

    public static RuleTable Table { get; } = new(new Dictionary<string, Rule>
    {
        ["Sin/1"] = Rule("Sin/1", false, Call("Cos/1", X)),
        ["Cos/1"] = Rule("Cos/1", false, new FormulaUnary(UnaryOperator.Negate, Call("Sin/1", X))),
        ["Exp/1"] = Rule("Exp/1", false, Result),
        ["Sqrt/1"] = Rule("Sqrt/1", true, Binary(BinaryOperator.Divide, Number(0.5), Result)),
        ["Floor/1"] = Rule("Floor/1", false, Number(0)),
        ["Round/1"] = Rule("Round/1", false, Number(0)),
        ["Max/2"] = Rule("Max/2", false, Larger(X, Y), Larger(Y, X)),
        ["Lerp/3"] = Rule(
            "Lerp/3",
            false,
            Binary(BinaryOperator.Subtract, Number(1), new FormulaArgument(2)),
            new FormulaArgument(2),
            Binary(BinaryOperator.Subtract, Y, X)),
    });

    private static Formula Number(double value) => new FormulaNumber(value);

    private static Formula Binary(BinaryOperator binary, Formula left, Formula right) => new FormulaBinary(binary, left, right);

    private static Formula Call(string function, params Formula[] arguments) => new FormulaCall(function, new EquatableArray<Formula>(arguments));

    private static Formula Larger(Formula left, Formula right) => new FormulaConditional(
        Binary(BinaryOperator.Greater, left, right),
        Number(1),
        new FormulaConditional(Binary(BinaryOperator.Less, left, right), Number(0), Number(0.5)));

    private static Rule Rule(string function, bool isSingular, params Formula[] partials) =>
        new(function, partials.Select(partial => new FormulaSlot(partial)).ToEquatableArray(), isSingular);
}
