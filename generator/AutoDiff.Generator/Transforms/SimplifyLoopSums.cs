using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms;

/// <summary>Sums up in a local what a loop adds to one element of a shadow, and adds the sum once.</summary>
/// <remarks><code>
/// for (j …) { …; a[i] += e; }      becomes      s = 0; for (j …) { …; s += e; }  if (s != 0) a[i] += s;
/// </code>
/// The loop must not read or overwrite what may be the same element. The test keeps a loop that never runs from touching an element that
/// may not exist.</remarks>
internal sealed class SimplifyLoopSums : IrRewriter
{
    private readonly MemoryAliases aliases;
    private readonly VariableIds ids;
    private readonly VariableSet assigned = [];

    private SimplifyLoopSums(IrMethod method, Func<IrVariable, bool> isShadow)
    {
        aliases = MemoryAliases.Of(method, isShadow);
        ids = new VariableIds(method.VariableCount);
        AssignedVariables.Gather(method.Body, assigned);
    }

    public static IrMethod Apply(IrMethod method, Func<IrVariable, bool> isShadow)
    {
        var pass = new SimplifyLoopSums(method, isShadow);
        IrMethod result = pass.Rewrite(method);
        return ReferenceEquals(result, method) ? method : result with { VariableCount = pass.ids.Count };
    }

    protected override void Statement(IrStatement statement, List<IrStatement> output)
    {
        base.Statement(statement, output);
        if (output[output.Count - 1] is ForStatement loop)
        {
            output.RemoveAt(output.Count - 1);
            Promote(loop, output);
        }
    }

    private void Promote(ForStatement loop, List<IrStatement> output)
    {
        var inside = new HashSet<int> { loop.Index.Id };
        Gather(loop.Body, inside);
        List<IrStatement> hoisted = [];
        List<IrStatement> body = [.. loop.Body];
        List<(Place Place, IrVariable Sum)> sums = [];
        for (int i = 0; i < body.Count; i++)
        {
            if (body[i] is not AccumulateStatement { Place: { Type: RealType, Path.Count: 0 } place } accumulate || !aliases.IsShadow(place.Base)
                || inside.Contains(place.Base.Id) || assigned.Contains(place.Base.Id)
                || place.Base.Type is not SequenceType { Kind: SequenceKind.Array or SequenceKind.Span }
                || !IsOnlyAddedTo(place.Base, loop.Body) || !TryHoist(place, body, inside, hoisted, ref i))
            {
                continue;
            }

            IrVariable? sum = sums.Find(known => known.Place == place).Sum;
            if (sum is null)
            {
                sum = new IrVariable(ids.Take(), NameOf(place.Base), place.Type);
                sums.Add((place, sum));
            }

            body[i] = new AssignStatement(
                sum, new BinaryExpression(accumulate.IsSubtraction ? BinaryOperator.Subtract : BinaryOperator.Add, sum, accumulate.Value, sum.Type));
        }

        output.AddRange(hoisted);
        output.AddRange(sums.Select(static sum => new DeclareStatement(sum.Sum, IsZeroed: true)));
        output.Add(sums.Count == 0 ? loop : loop with { Body = body.ToEquatableArray() });
        foreach ((Place place, IrVariable sum) in sums)
        {
            IrVariable any = new(ids.Take(), "", PassiveType.Boolean);
            output.Add(new LetStatement(any, new BinaryExpression(BinaryOperator.NotEqual, sum, new RealConstant(0, (RealType)sum.Type), PassiveType.Boolean)));
            output.Add(new IfStatement(any, EquatableArray.Of<IrStatement>(new AccumulateStatement(place, sum)), EquatableArray<IrStatement>.Empty));
        }
    }

    private static string NameOf(IrVariable memory) => memory.Name.Length == 0 ? "elementAdjoint"
        : memory.Name.EndsWith("Gradient", StringComparison.Ordinal) ? memory.Name.Substring(0, memory.Name.Length - "Gradient".Length) + "Adjoint"
        : memory.Name;

    /// <summary>Whether the index is the same in each iteration; if it is computed inside, its computation moves out.</summary>
    private bool TryHoist(Place place, List<IrStatement> body, HashSet<int> inside, List<IrStatement> hoisted, ref int position)
    {
        var needed = new HashSet<int>();
        var pending = new Stack<Operand>(place.Indices);
        while (pending.Count > 0)
        {
            if (pending.Pop() is not VariableOperand { Variable: var computed } || !inside.Contains(computed.Id) || needed.Contains(computed.Id))
            {
                continue;
            }

            if (assigned.Contains(computed.Id)
                || body.Find(statement => statement is LetStatement let && let.Target.Id == computed.Id) is not LetStatement { Value: BinaryExpression { Type: PassiveType { Code: "int" }, IsChecked: false, Operator: BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Multiply } value })
            {
                return false;
            }

            needed.Add(computed.Id);
            pending.Push(value.Left);
            pending.Push(value.Right);
        }

        if (place.Indices.Any(index => index is VariableOperand { Variable: var v } && assigned.Contains(v.Id)))
        {
            return false;
        }

        for (int i = 0; i < body.Count; i++)
        {
            if (body[i] is LetStatement let && needed.Contains(let.Target.Id))
            {
                hoisted.Add(let);
                body.RemoveAt(i);
                inside.Remove(let.Target.Id);
                if (i < position)
                {
                    position--;
                }

                i--;
            }
        }

        return true;
    }

    /// <summary>Whether the block only adds to what may be memory of <paramref name="memory"/>.</summary>
    private bool IsOnlyAddedTo(IrVariable memory, EquatableArray<IrStatement> block)
    {
        foreach (IrStatement statement in block)
        {
            bool isHarmless = statement switch
            {
                AccumulateStatement => true,
                LetStatement { Value: LoadExpression { Place: var place } } => !aliases.MayAlias(place.Base, memory),
                LetStatement { Value: TemplateExpression template } => template.IsPure && !template.Arguments.Any(argument => IsMemory(argument, memory)),
                LetStatement or DeclareStatement or SourceStatement => true,
                AssignStatement { Value: LoadExpression { Place: var place } } => !aliases.MayAlias(place.Base, memory),
                AssignStatement { Value: TemplateExpression template } => template.IsPure && !template.Arguments.Any(argument => IsMemory(argument, memory)),
                AssignStatement => true,
                StoreStatement store => !aliases.MayAlias(store.Place.Base, memory),
                IfStatement or ForStatement => statement.Blocks().All(inner => IsOnlyAddedTo(memory, inner)),
                _ => false,
            };
            if (!isHarmless)
            {
                return false;
            }
        }

        return true;
    }

    private bool IsMemory(Operand argument, IrVariable memory) =>
        argument is VariableOperand { Variable: var variable } && (variable.Type is AggregateType || (variable.Type is SequenceType && aliases.MayAlias(variable, memory)));

    private static void Gather(EquatableArray<IrStatement> block, HashSet<int> inside)
    {
        foreach (IrStatement statement in block)
        {
            switch (statement)
            {
                case LetStatement let:
                    inside.Add(let.Target.Id);
                    break;
                case DeclareStatement declare:
                    inside.Add(declare.Target.Id);
                    break;
                case ForStatement inner:
                    inside.Add(inner.Index.Id);
                    break;
                case CallStatement call:
                    inside.UnionWith(call.Results.Select(static result => result.Id));
                    inside.UnionWith(call.Arguments.Where(static argument => argument.Result is not null).Select(static argument => argument.Result!.Id));
                    break;
            }

            foreach (EquatableArray<IrStatement> inner in statement.Blocks())
            {
                Gather(inner, inside);
            }
        }
    }
}
