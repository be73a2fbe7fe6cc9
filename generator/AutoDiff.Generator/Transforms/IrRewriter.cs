using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms;

/// <summary>Rebuilds a method with some operands and expressions replaced. Blocks that do not change stay the same instance.</summary>
internal abstract class IrRewriter
{
    protected IrMethod Rewrite(IrMethod method) => method with { Body = Block(method.Body) };

    protected virtual EquatableArray<IrStatement> Block(EquatableArray<IrStatement> block)
    {
        List<IrStatement> statements = new(block.Count);
        foreach (IrStatement statement in block)
        {
            Statement(statement, statements);
        }

        return statements.ToEquatableArray();
    }

    /// <summary>Adds what <paramref name="statement"/> becomes to <paramref name="output"/>.</summary>
    protected virtual void Statement(IrStatement statement, List<IrStatement> output) => output.Add(statement switch
    {
        LetStatement s => s with { Value = Expression(s.Value) },
        AssignStatement s => s with { Value = Expression(s.Value) },
        StoreStatement s => s with { Place = s.Place.Map(Operand, Variable), Value = Operand(s.Value) },
        AccumulateStatement s => s with { Place = s.Place.Map(Operand, Variable), Value = Operand(s.Value) },
        FillStatement s => s with { Sequence = Variable(s.Sequence), Value = Operand(s.Value) },
        CopyStatement s => s with { Source = Variable(s.Source), Destination = Variable(s.Destination) },
        IfStatement s => s with { Condition = Operand(s.Condition), Then = Block(s.Then), Else = Block(s.Else) },
        ForStatement s => s with { From = Operand(s.From), To = Operand(s.To), Budget = s.Budget is null ? null : Operand(s.Budget), Body = Block(s.Body) },
        WhileStatement s => While(s),
        CallStatement s => s with { Arguments = s.Arguments.Select(Argument).ToEquatableArray() },
        EffectStatement s => s with { Arguments = s.Arguments.Map(Operand) },
        ReturnStatement s => s with { Values = s.Values.Map(Operand) },
        _ => statement,
    });

    protected virtual Expression Expression(Expression expression) => expression.Map(Operand, Variable);

    protected virtual Operand Operand(Operand operand) => operand;

    /// <summary>A variable that is used as a base: a sequence, an aggregate, a tape.</summary>
    protected virtual IrVariable Variable(IrVariable variable) => variable;

    private WhileStatement While(WhileStatement loop)
    {
        // In the order of execution.
        EquatableArray<IrStatement> header = Block(loop.Header);
        Operand condition = Operand(loop.Condition);
        return new WhileStatement(header, condition, Block(loop.Body));
    }

    /// <summary>The variable of a <c>ref</c> argument without a separate result is storage, not a value.</summary>
    private Argument Argument(Argument argument) => argument.Value is null || (argument.Mode == PassingMode.Ref && argument.Result is null)
        ? argument
        : argument with { Value = Operand(argument.Value) };
}
