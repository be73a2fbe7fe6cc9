using AutoDiff.Generator.IR;
using AutoDiff.Generator.Transforms.Batching;

namespace AutoDiff.Generator.Transforms;

/// <summary>Gives a real that a loop carries a variable for the loop alone, so that it stays in a register there.</summary>
/// <remarks>
/// <code>
/// s = 0                              records = reserve
/// records = reserve                  r = 0
/// for i: s = s + x[i]       becomes  for i: r = r + x[i]
/// release                            s = r
/// return s                           release
///                                    return s
/// </code>
/// Every vector register is the callee's to overwrite. Of a variable that lives across a call the JIT keeps the value on the stack,
/// also in a loop that calls nothing: each iteration then loads and stores it, a chain through memory. A copy before and after
/// the loop is all that it takes. Values are the same to the last bit.
/// </remarks>
internal sealed class LoopRegisters
{
    /// <summary>What is in line on lanes, where vectors have 512 bits.</summary>
    private static readonly HashSet<string> InLine = ["Exp/1", "Log/1", "NormalCdf/1"];

    private readonly VariableIds ids;
    private readonly VariableSet foreign = [];
    private readonly VariableSet assigned = [];

    private readonly bool isOnLanes;

    private LoopRegisters(IrMethod method, bool isOnLanes)
    {
        this.isOnLanes = isOnLanes;
        ids = new VariableIds(method.VariableCount);
        foreach (IrParameter parameter in method.Parameters.Where(static parameter => parameter.Mode is PassingMode.Ref or PassingMode.Out))
        {
            // The caller's storage: another name of it may be read meanwhile.
            foreign.Add(parameter.Variable.Id);
        }

        assigned.UnionWith(method.Parameters.Where(static parameter => parameter.Mode != PassingMode.Value).Select(static parameter => parameter.Variable.Id));
        AssignedVariables.Gather(method.Body, assigned);
    }

    /// <param name="method">The method.</param>
    /// <param name="isOnLanes">Whether vectors are carried, too.</param>
    public static IrMethod Apply(IrMethod method, bool isOnLanes = false)
    {
        var pass = new LoopRegisters(method, isOnLanes);
        EquatableArray<IrStatement> body = pass.Block(method.Body, isAmongCalls: false);
        return body.IsSame(method.Body) ? method : method with { Body = body, VariableCount = pass.ids.Count };
    }

    /// <param name="isAmongCalls">Whether something around the block calls: a variable from outside of the block lives across that.</param>
    private EquatableArray<IrStatement> Block(EquatableArray<IrStatement> block, bool isAmongCalls)
    {
        List<IrStatement> statements = [.. block];
        bool calls = isAmongCalls || statements.Exists(Calls);
        bool changed = false;
        for (int i = 0; i < statements.Count; i++)
        {
            IrStatement statement = statements[i];
            if (statement is ForStatement or WhileStatement && !Calls(statement))
            {
                if (calls)
                {
                    i += Split(statements, i, isAmongCalls, ref changed);
                }
            }
            else if (Rebuilt(statement, calls) is var rebuilt && !ReferenceEquals(rebuilt, statement))
            {
                statements[i] = rebuilt;
                changed = true;
            }
        }

        return changed ? statements.ToEquatableArray() : block;
    }

    private IrStatement Rebuilt(IrStatement statement, bool isAmongCalls)
    {
        switch (statement)
        {
            case IfStatement s:
                EquatableArray<IrStatement> then = Block(s.Then, isAmongCalls), otherwise = Block(s.Else, isAmongCalls);
                return then.IsSame(s.Then) && otherwise.IsSame(s.Else) ? s : s with { Then = then, Else = otherwise };
            case ForStatement s:
                EquatableArray<IrStatement> body = Block(s.Body, isAmongCalls: true);
                return body.IsSame(s.Body) ? s : s with { Body = body };
            case WhileStatement s:
                EquatableArray<IrStatement> header = Block(s.Header, isAmongCalls: true), inner = Block(s.Body, isAmongCalls: true);
                return header.IsSame(s.Header) && inner.IsSame(s.Body) ? s : s with { Header = header, Body = inner };
            default:
                return statement;
        }
    }

    /// <summary>Splits what the loop at an index carries; returns by how much the end of the change is further down.</summary>
    private int Split(List<IrStatement> statements, int index, bool isAmongCalls, ref bool changed)
    {
        List<IrVariable> carried = [];
        Gather(statements[index], carried, []);
        int at = index;
        int end = index;
        foreach (IrVariable variable in carried.Where(variable => IsReal(variable.Type) && !foreign.Contains(variable.Id)))
        {
            int declaration = statements.FindIndex(statement => statement is LetStatement let && let.Target.Id == variable.Id || statement is DeclareStatement declare && declare.Target.Id == variable.Id);
            if (declaration < 0
                ? !isAmongCalls
                : statements[declaration] is DeclareStatement { IsZeroed: false } && !(isOnLanes && statements.Skip(declaration + 1).Take(at - declaration - 1).Any(statement => Mentions(statement, variable))))
            {
                // Without a call around, or without a value yet.
                continue;
            }

            bool livesOn = declaration < 0 || statements.Skip(at + 1).Any(statement => Mentions(statement, variable));
            bool callsBefore = declaration >= 0 && statements.Skip(declaration + 1).Take(at - declaration - 1).Any(Calls);
            bool callsAfter = declaration >= 0 && livesOn && statements.Skip(at + 1).Take(LastMention(statements, variable) - at).Any(Calls);
            if (declaration >= 0 && !callsBefore && !callsAfter)
            {
                continue;
            }

            bool isFresh = declaration >= 0
                && IsRepeatable(statements[declaration])
                && !statements.Skip(declaration + 1).Take(at - declaration - 1).Any(statement => Mentions(statement, variable));
            changed = true;
            if (isFresh && !callsAfter)
            {
                // Only on the way to the loop: the declaration moves there.
                IrStatement moved = statements[declaration];
                statements.RemoveAt(declaration);
                statements.Insert(at - 1, moved);
                continue;
            }

            IrVariable inside = variable with { Id = ids.Take() };
            statements[at] = new Renaming(variable.Id, inside).Of(statements[at]);
            Expression initial = new UseExpression((VariableOperand)variable);
            if (isFresh)
            {
                initial = statements[declaration] is LetStatement { Value: var value } ? value : new UseExpression(new RealConstant(0, (RealType)variable.Type));
                statements.RemoveAt(declaration);
                at--;
            }

            statements.Insert(at, new LetStatement(inside, initial));
            at++;
            if (livesOn)
            {
                UseExpression last = new(new VariableOperand(inside));
                statements.Insert(at + 1, isFresh ? new LetStatement(variable, last) : new AssignStatement(variable, last));
                end++;
            }
        }

        return at - index + (end - index);
    }

    private bool IsReal(IrType type) => type is RealType { Kind: RealKind.Double or RealKind.Single } || (isOnLanes && type == LaneTypes.Lanes);

    /// <summary>Whether a declaration may stand further down: its value is a constant, or what never changes.</summary>
    private bool IsRepeatable(IrStatement declaration) => declaration is DeclareStatement or LetStatement { Value: UseExpression { Value: RealConstant } }
        || (declaration is LetStatement { Value: UseExpression or TemplateExpression { IsPure: true, IsStable: true } } let && IsReal(let.Target.Type)
            && let.Value.Operands().All(operand => operand is not VariableOperand { Variable: var source } || (source.Type is RealType && !assigned.Contains(source.Id))));

    /// <summary>The variables that a loop assigns, but does not declare.</summary>
    private static void Gather(IrStatement statement, List<IrVariable> carried, HashSet<int> declared)
    {
        switch (statement)
        {
            case LetStatement s:
                declared.Add(s.Target.Id);
                break;
            case DeclareStatement s:
                declared.Add(s.Target.Id);
                break;
            case AssignStatement s when !declared.Contains(s.Target.Id) && !carried.Exists(other => other.Id == s.Target.Id):
                carried.Add(s.Target);
                break;
        }

        foreach (EquatableArray<IrStatement> block in statement.Blocks())
        {
            foreach (IrStatement inner in block)
            {
                Gather(inner, carried, declared);
            }
        }
    }

    private static int LastMention(List<IrStatement> statements, IrVariable variable) => statements.FindLastIndex(statement => Mentions(statement, variable));

    private static bool Mentions(IrStatement statement, IrVariable variable) =>
        statement is AssignStatement assign && assign.Target.Id == variable.Id
        || statement is CallStatement call && (call.Results.Any(result => result.Id == variable.Id) || call.Arguments.Any(argument => argument.Result?.Id == variable.Id))
        || statement.Operands().Any(operand => operand is VariableOperand { Variable: var used } && used.Id == variable.Id)
        || statement.Blocks().Any(block => block.Any(inner => Mentions(inner, variable)));

    /// <summary>Whether a statement may call what the JIT does not expand to instructions.</summary>
    private static bool Calls(IrStatement statement) => statement switch
    {
        CallStatement or EffectStatement or FillStatement or CopyStatement => true,
        LetStatement s => Calls(s.Value),
        AssignStatement s => Calls(s.Value),
        _ => statement.Blocks().Any(static block => block.Any(Calls)),
    };

    private static bool Calls(Expression value) => value switch
    {
        PrimitiveExpression primitive => !Instructions.Contains(primitive) && !(primitive.Type == LaneTypes.Lanes && InLine.Contains(primitive.Function)),
        TemplateExpression template => template.Template.Contains('(') && !IsInline(template.Template),
        AllocateExpression or TapeReserveExpression or TapeReleaseExpression or MakeExpression { Aggregate.Kind: not (AggregateKind.Struct or AggregateKind.Tuple) } => true,
        _ => false,
    };

    /// <summary>Whether code that looks like a call is none: views of memory, and operations on lanes.</summary>
    private static bool IsInline(string template) =>
        template.StartsWith(LoopViews.ViewCode, StringComparison.Ordinal) || template.TrimStart('!').StartsWith(LaneTangents.TypeParameter + ".", StringComparison.Ordinal);

    private sealed class Renaming(int id, IrVariable other) : IrRewriter
    {
        public IrStatement Of(IrStatement statement)
        {
            List<IrStatement> output = [];
            Statement(statement, output);
            return output[0];
        }

        protected override void Statement(IrStatement statement, List<IrStatement> output) =>
            base.Statement(statement is AssignStatement assign && assign.Target.Id == id ? assign with { Target = other } : statement, output);

        protected override Operand Operand(Operand operand) => operand is VariableOperand { Variable: var variable } && variable.Id == id ? new VariableOperand(other) : operand;
    }
}
