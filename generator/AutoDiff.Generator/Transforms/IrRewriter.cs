using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms;

/// <summary>Rebuilds a method with some operands and expressions replaced. Blocks that do not change stay the same instance.</summary>
internal abstract class IrRewriter
{
    // Made once: every expression is mapped by them.
    private readonly Func<Operand, Operand> operands;
    private readonly Func<IrVariable, IrVariable> bases;

    protected IrRewriter()
    {
        operands = Operand;
        bases = Variable;
    }

    protected IrMethod Rewrite(IrMethod method) => Block(method.Body) is var body && body.IsSame(method.Body) ? method : method with { Body = body };

    protected virtual EquatableArray<IrStatement> Block(EquatableArray<IrStatement> block)
    {
        List<IrStatement> statements = new(block.Count);
        foreach (IrStatement statement in block)
        {
            Statement(statement, statements);
        }

        return IsSame(statements, block) ? block : statements.ToEquatableArray();
    }

    /// <summary>Whether the statements are those of the block, and not only equal to them.</summary>
    protected static bool IsSame(IReadOnlyList<IrStatement?> statements, EquatableArray<IrStatement> block)
    {
        if (statements.Count != block.Count)
        {
            return false;
        }

        for (int i = 0; i < statements.Count; i++)
        {
            if (!ReferenceEquals(statements[i], block[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Adds what <paramref name="statement"/> becomes to <paramref name="output"/>.</summary>
    protected virtual void Statement(IrStatement statement, List<IrStatement> output) => output.Add(Rebuilt(statement));

    /// <summary>The statement with what stands in it rewritten.</summary>
    protected IrStatement Rebuilt(IrStatement statement)
    {
        switch (statement)
        {
            case LetStatement s:
                return Expression(s.Value) is var let && ReferenceEquals(let, s.Value) ? s : s with { Value = let };
            case AssignStatement s:
                return Expression(s.Value) is var assigned && ReferenceEquals(assigned, s.Value) ? s : s with { Value = assigned };
            case StoreStatement s:
                Place place = s.Place.Map(operands, bases);
                Operand stored = Operand(s.Value);
                return ReferenceEquals(place, s.Place) && ReferenceEquals(stored, s.Value) ? s : s with { Place = place, Value = stored };
            case AccumulateStatement s:
                Place sum = s.Place.Map(operands, bases);
                Operand added = Operand(s.Value);
                return ReferenceEquals(sum, s.Place) && ReferenceEquals(added, s.Value) ? s : s with { Place = sum, Value = added };
            case FillStatement s:
                IrVariable filled = Variable(s.Sequence);
                Operand value = Operand(s.Value);
                return ReferenceEquals(filled, s.Sequence) && ReferenceEquals(value, s.Value) ? s : s with { Sequence = filled, Value = value };
            case CopyStatement s:
                IrVariable source = Variable(s.Source), destination = Variable(s.Destination);
                return ReferenceEquals(source, s.Source) && ReferenceEquals(destination, s.Destination) ? s : s with { Source = source, Destination = destination };
            case IfStatement s:
                Operand condition = Operand(s.Condition);
                EquatableArray<IrStatement> then = Block(s.Then), otherwise = Block(s.Else);
                return ReferenceEquals(condition, s.Condition) && then.IsSame(s.Then) && otherwise.IsSame(s.Else) ? s : s with { Condition = condition, Then = then, Else = otherwise };
            case ForStatement s:
                Operand from = Operand(s.From), to = Operand(s.To);
                Operand? budget = s.Budget is null ? null : Operand(s.Budget);
                EquatableArray<IrStatement> body = Block(s.Body);
                return ReferenceEquals(from, s.From) && ReferenceEquals(to, s.To) && ReferenceEquals(budget, s.Budget) && body.IsSame(s.Body)
                    ? s
                    : s with { From = from, To = to, Budget = budget, Body = body };
            case WhileStatement s:
                return While(s);
            case CallStatement s:
                return s.Arguments.Map(Argument) is var passed && passed.IsSame(s.Arguments) ? s : s with { Arguments = passed };
            case EffectStatement s:
                return s.Arguments.Map(operands) is var arguments && arguments.IsSame(s.Arguments) ? s : s with { Arguments = arguments };
            case ReturnStatement s:
                return s.Values.Map(operands) is var values && values.IsSame(s.Values) ? s : s with { Values = values };
            default:
                return statement;
        }
    }

    protected virtual Expression Expression(Expression expression) => expression.Map(operands, bases);

    protected virtual Operand Operand(Operand operand) => operand;

    /// <summary>A variable that is used as a base: a sequence, an aggregate, a tape.</summary>
    protected virtual IrVariable Variable(IrVariable variable) => variable;

    private WhileStatement While(WhileStatement loop)
    {
        // In the order of execution.
        EquatableArray<IrStatement> header = Block(loop.Header);
        Operand condition = Operand(loop.Condition);
        EquatableArray<IrStatement> body = Block(loop.Body);
        return header.IsSame(loop.Header) && ReferenceEquals(condition, loop.Condition) && body.IsSame(loop.Body) ? loop : new WhileStatement(header, condition, body);
    }

    /// <summary>The variable of a <c>ref</c> argument without a separate result is storage, not a value.</summary>
    private Argument Argument(Argument argument) => argument.Value is null || (argument.Mode == PassingMode.Ref && argument.Result is null)
        ? argument
        : Operand(argument.Value) is var value && ReferenceEquals(value, argument.Value) ? argument : argument with { Value = value };
}
