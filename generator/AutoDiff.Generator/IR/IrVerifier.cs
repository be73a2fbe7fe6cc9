namespace AutoDiff.Generator.IR;

/// <summary>Checks that IR is well-formed: each variable is declared once, before its uses and in a scope around them; operands have
/// the types that their operations need; <see cref="ReturnStatement"/> stands only at the very end. For tests, after each pass.</summary>
internal sealed class IrVerifier
{
    private readonly IrMethod method;
    private readonly List<string> problems = [];
    private readonly Dictionary<int, IrVariable> known = [];
    private readonly HashSet<int> declared = [];

    private IrVerifier(IrMethod method) => this.method = method;

    /// <summary>What is wrong, in the order of the text; empty if nothing is.</summary>
    public static IReadOnlyList<string> Problems(IrMethod method)
    {
        var verifier = new IrVerifier(method);
        verifier.Run();
        return verifier.problems;
    }

    /// <summary>Throws with all problems and a dump of the method, if there are any.</summary>
    public static IrMethod Verify(IrMethod method)
    {
        IReadOnlyList<string> problems = Problems(method);
        return problems.Count == 0
            ? method
            : throw new InvalidOperationException($"{string.Join("\n", problems)}\n{IrPrinter.Print(method)}");
    }

    private void Run()
    {
        var scope = new HashSet<int>();
        foreach (IrParameter parameter in method.Parameters)
        {
            Declare(parameter.Variable, scope, "a parameter");
        }

        Block(method.Body, scope, isOutermost: true);
    }

    private void Block(EquatableArray<IrStatement> block, HashSet<int> outer, bool isOutermost = false)
    {
        // A variable that was declared in the block goes out of scope with it.
        var scope = new HashSet<int>(outer);
        Statements(block, scope, isOutermost);
    }

    private void Statements(EquatableArray<IrStatement> block, HashSet<int> scope, bool isOutermost)
    {
        for (int i = 0; i < block.Count; i++)
        {
            IrStatement statement = block[i];
            string text = IrPrinter.Print(statement).Split('\n')[0];
            if (statement is not WhileStatement)
            {
                Uses(statement, scope, text);
            }

            switch (statement)
            {
                case LetStatement let:
                    Types(let.Value, text);
                    Same(let.Target.Type, let.Value.Type, text);
                    Declare(let.Target, scope, text);
                    break;
                case DeclareStatement declare:
                    Declare(declare.Target, scope, text);
                    break;
                case AssignStatement assign:
                    Types(assign.Value, text);
                    Same(assign.Target.Type, assign.Value.Type, text);
                    Use(assign.Target, scope, text);
                    break;
                case StoreStatement store:
                    Same(store.Place.Type, store.Value.Type, text);
                    Place(store.Place, text);
                    break;
                case AccumulateStatement accumulate:
                    Same(accumulate.Place.Type, accumulate.Value.Type, text);
                    Place(accumulate.Place, text);
                    break;
                case FillStatement fill:
                    Same((fill.Sequence.Type as SequenceType)?.Element, fill.Value.Type, text);
                    break;
                case CopyStatement copy:
                    Same((copy.Source.Type as SequenceType)?.Element, (copy.Destination.Type as SequenceType)?.Element, text);
                    break;
                case IfStatement branch:
                    Same(PassiveType.Boolean, branch.Condition.Type, text);
                    Block(branch.Then, scope);
                    Block(branch.Else, scope);
                    break;
                case ForStatement loop:
                    Require(loop.Step != 0, "the step is zero", text);
                    Require(!IsAssigned(loop.Index, loop.Body), "the index is assigned", text);
                    var body = new HashSet<int>(scope);
                    Declare(loop.Index, body, text);
                    Block(loop.Body, body);
                    break;
                case WhileStatement loop:
                    var header = new HashSet<int>(scope);
                    Statements(loop.Header, header, isOutermost: false);
                    Uses(statement, header, text);
                    Same(PassiveType.Boolean, loop.Condition.Type, text);
                    Block(loop.Body, header);
                    break;
                case CallStatement call:
                    Call(call, scope, text);
                    break;
                case ReturnStatement returned:
                    Require(isOutermost && i == block.Count - 1, "a return is not the last statement", text);
                    Require(returned.Values.Count == method.Results.Count, "the return has not as many values as the method results", text);
                    for (int k = 0; k < Math.Min(returned.Values.Count, method.Results.Count); k++)
                    {
                        Same(method.Results[k].Type, returned.Values[k].Type, text);
                    }

                    break;
            }
        }
    }

    private void Call(CallStatement call, HashSet<int> scope, string text)
    {
        foreach (Argument argument in call.Arguments)
        {
            Require(argument.Mode == PassingMode.Out ? argument.Value is null : argument.Value is not null, "an argument has no value, or an out one has", text);
            Require((argument.Mode is PassingMode.Ref or PassingMode.Out) == argument.Result is not null, "an argument has a result without being ref or out", text);
        }

        foreach (IrVariable result in call.Results.Concat(call.Arguments.Where(static argument => argument.Result is not null).Select(static argument => argument.Result!)))
        {
            if (scope.Contains(result.Id))
            {
                Use(result, scope, text);
            }
            else
            {
                Declare(result, scope, text);
            }
        }
    }

    private void Uses(IrStatement statement, HashSet<int> scope, string text)
    {
        foreach (Operand operand in statement.Operands())
        {
            if (operand is VariableOperand { Variable: var variable })
            {
                Use(variable, scope, text);
            }
        }
    }

    private void Use(IrVariable variable, HashSet<int> scope, string text)
    {
        Require(scope.Contains(variable.Id), $"{IrPrinter.Print(variable)} is not in scope", text);
        Require(!known.TryGetValue(variable.Id, out IrVariable? same) || same == variable, $"{IrPrinter.Print(variable)} is declared as another variable", text);
    }

    private void Declare(IrVariable variable, HashSet<int> scope, string text)
    {
        Require(declared.Add(variable.Id), $"{IrPrinter.Print(variable)} is declared twice", text);
        Require(variable.Id < method.VariableCount, $"{IrPrinter.Print(variable)} is beyond the variable count {method.VariableCount}", text);
        known[variable.Id] = variable;
        scope.Add(variable.Id);
    }

    private void Types(Expression value, string text)
    {
        switch (value)
        {
            case UnaryExpression { Type: RealType } unary:
                Same(unary.Type, unary.Value.Type, text);
                break;
            case BinaryExpression { Type: RealType } binary:
                Same(binary.Type, binary.Left.Type, text);
                Same(binary.Type, binary.Right.Type, text);
                break;
            case BinaryExpression { Left.Type: RealType } comparison:
                Same(comparison.Left.Type, comparison.Right.Type, text);
                Same(PassiveType.Boolean, comparison.Type, text);
                break;
            case ChainExpression chain:
                Same(chain.Type, chain.Partial.Type, text);
                Same(chain.Type, chain.Shadow.Type, text);
                break;
            case SelectExpression select:
                Same(PassiveType.Boolean, select.Condition.Type, text);
                Same(select.Type, select.WhenTrue.Type, text);
                Same(select.Type, select.WhenFalse.Type, text);
                break;
            case LoadExpression load:
                Place(load.Place, text);
                break;
            case LengthExpression length:
                Require(length.Sequence.Type is SequenceType, "the length of what is no sequence", text);
                break;
            case SliceExpression slice:
                Same((slice.Sequence.Type as SequenceType)?.Element, slice.View.Element, text);
                break;
        }
    }

    private void Place(Place place, string text)
    {
        if (!place.Indices.IsEmpty)
        {
            Require(place.Base.Type is SequenceType sequence && (sequence.IsTensor || sequence.Rank == place.Indices.Count), "indices on what is no sequence of that rank", text);
        }

        if (place.Path.IsEmpty && place.Base.Type is SequenceType whole)
        {
            Same(whole.Element, place.Type, text);
        }
    }

    private static bool IsAssigned(IrVariable variable, EquatableArray<IrStatement> block) => block.Any(statement =>
        (statement is AssignStatement assign && assign.Target.Id == variable.Id)
        || (statement is CallStatement call && (call.Results.Any(result => result.Id == variable.Id) || call.Arguments.Any(argument => argument.Result?.Id == variable.Id)))
        || statement.Blocks().Any(inner => IsAssigned(variable, inner)));

    /// <summary>Passive types are C#'s own to convert; between others nothing is implicit.</summary>
    private void Same(IrType? left, IrType? right, string text)
    {
        bool isFree = left is PassiveType && right is PassiveType;
        bool isBoolean = left == PassiveType.Boolean || right == PassiveType.Boolean;
        Require(left == right || (isFree && !isBoolean), $"{left?.Code ?? "nothing"} does not fit {right?.Code ?? "nothing"}", text);
    }

    private void Require(bool holds, string problem, string text)
    {
        if (!holds)
        {
            problems.Add($"{problem}: {text.Trim()}");
        }
    }
}
