using AutoDiff.Generator.IR;
using AutoDiff.Generator.Transforms;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Lowering;

/// <content>What an exception runs on its way out of the method; see <see cref="FailureGuard"/>.</content>
internal sealed partial class MethodLowering
{
    private readonly List<FailureGuard> guards = [];

    /// <summary>The variables that a guard reads, by the id of the method's own that they follow.</summary>
    private readonly Dictionary<int, List<IrVariable>> kept = [];

    /// <summary>The names that the member's text uses.</summary>
    private HashSet<string>? words;

    /// <summary>Begins a part of the method that an exception does not leave without running <paramref name="always"/>; null
    /// where there is nothing to guard.</summary>
    private IrVariable? Enter(Action always)
    {
        if (!isReachable)
        {
            return null;
        }

        // The same code once more, on variables that the way out finds as they were last. What is wrong with it is reported where the
        // method itself runs it.
        int known = problems.Count;
        Branch failure = LowerBranch(() =>
        {
            scope = current;
            always();
        });
        problems.RemoveRange(known, problems.Count - known);
        EquatableArray<IrStatement> body = new BlockFreezer(NewVariable).Freeze(failure.Root);
        if (body.All(static statement => statement is SourceStatement))
        {
            return null;
        }

        IrVariable flag = NewVariable(OwnName("guarded"), PassiveType.Boolean);
        HashSet<int> declared = [];
        DeclaredVariables.Gather(body, declared);
        HashSet<int> standing = [.. StandingParameters()];
        Dictionary<int, IrVariable> renamed = [];
        List<IrVariable> own = [];
        foreach (IrVariable variable in Mentioned(body))
        {
            if (!declared.Contains(variable.Id) && !standing.Contains(variable.Id) && !renamed.ContainsKey(variable.Id))
            {
                IrVariable copy = NewVariable(OwnName(variable.Name.Length == 0 ? "kept" : "kept" + char.ToUpperInvariant(variable.Name[0]) + variable.Name.Substring(1)), variable.Type);
                renamed[variable.Id] = copy;
                own.Add(copy);
                Emit(FailureGuard.Keep(copy, variable));
                if (!kept.TryGetValue(variable.Id, out List<IrVariable>? followers))
                {
                    kept[variable.Id] = followers = [];
                }

                followers.Add(copy);
            }
        }

        body = new Renaming(renamed).Apply(body);
        guards.Add(new FailureGuard(flag, own.ToEquatableArray(), body));
        Emit(FailureGuard.Set(flag, isOn: true));
        return flag;
    }

    private void Leave(IrVariable? guard)
    {
        if (guard is not null)
        {
            Emit(FailureGuard.Set(guard, isOn: false));
        }
    }

    /// <summary>Keeps what guards read equal to the variables of the method.</summary>
    private void KeepForGuards(object item)
    {
        if (kept.Count == 0 || item is not IrStatement statement)
        {
            return;
        }

        foreach (IrVariable variable in Changed(statement))
        {
            if (kept.TryGetValue(variable.Id, out List<IrVariable>? followers))
            {
                current.Items.AddRange(followers.Select(follower => FailureGuard.Keep(follower, variable)));
            }
        }
    }

    /// <summary>The variables that a statement may change, those of passive structs by what is done with them included.</summary>
    private IEnumerable<IrVariable> Changed(IrStatement statement) => statement switch
    {
        LetStatement { Value: TemplateExpression { IsPure: false } template } let => template.Arguments.OfType<VariableOperand>().Select(static operand => operand.Variable).Append(let.Target),
        LetStatement let => [let.Target],
        AssignStatement assign => [assign.Target],
        StoreStatement { Place: { Indices.IsEmpty: true } place } => [place.Base],
        AccumulateStatement { Place: { Indices.IsEmpty: true } place } => [place.Base],
        CallStatement call => call.Results
            .Concat(call.Arguments.Where(static argument => argument.Result is not null).Select(static argument => argument.Result!))
            .Concat(call.Arguments.Where(static argument => argument.Mode == PassingMode.Ref).Select(static argument => argument.Value).OfType<VariableOperand>().Select(static operand => operand.Variable))
            .Distinct(),
        EffectStatement effect => effect.Arguments.OfType<VariableOperand>().Select(static operand => operand.Variable),
        _ => [],
    };

    /// <summary>The parameters that a guard may read themselves: the caller's variables, and what the method never assigns.</summary>
    private IEnumerable<int> StandingParameters()
    {
        foreach (IParameterSymbol parameter in ExtensionMembers.ParametersInBodyOf(method))
        {
            if (cells.TryGetValue(parameter, out Cell? cell) && cell is VariableCell { Variable: var variable } && (parameter.RefKind != RefKind.None || !facts.IsAssigned(parameter)))
            {
                yield return variable.Id;
            }
        }

        if (thisCell is VariableCell self)
        {
            yield return self.Variable.Id;
        }
    }

    /// <summary>The variables of a block in the order of the text.</summary>
    private static IEnumerable<IrVariable> Mentioned(EquatableArray<IrStatement> block)
    {
        foreach (IrStatement statement in block)
        {
            if (statement is AssignStatement assign)
            {
                yield return assign.Target;
            }

            foreach (Operand operand in statement.Operands())
            {
                if (operand is VariableOperand { Variable: var variable })
                {
                    yield return variable;
                }
            }

            foreach (IrVariable variable in statement.Blocks().SelectMany(Mentioned))
            {
                yield return variable;
            }
        }
    }

    /// <summary>A name like <paramref name="wish"/> that nothing in the member bears.</summary>
    private string OwnName(string wish)
    {
        words ??= [.. method.DeclaringSyntaxReferences
            .SelectMany(reference => reference.GetSyntax(cancellation).DescendantTokens())
            .Select(static token => token.ValueText)];
        string name = wish;
        for (int i = 2; !words.Add(name); i++)
        {
            name = wish + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return name;
    }

    private sealed class Renaming(Dictionary<int, IrVariable> names) : IrRewriter
    {
        public EquatableArray<IrStatement> Apply(EquatableArray<IrStatement> statements) => Block(statements);

        protected override void Statement(IrStatement statement, List<IrStatement> output)
        {
            if (statement is not SourceStatement)
            {
                base.Statement(statement is AssignStatement assign ? assign with { Target = Variable(assign.Target) } : statement, output);
            }
        }

        protected override Operand Operand(Operand operand) =>
            operand is VariableOperand { Variable: var variable } ? new VariableOperand(Variable(variable)) : operand;

        protected override IrVariable Variable(IrVariable variable) => names.TryGetValue(variable.Id, out IrVariable? renamed) ? renamed : variable;
    }
}
