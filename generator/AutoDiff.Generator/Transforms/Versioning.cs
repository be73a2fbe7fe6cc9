using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms;

/// <summary>A method in structured single-assignment form. <paramref name="Finals"/>: for each <c>ref</c> or <c>out</c>
/// parameter (by variable id) the value it holds at the end.</summary>
internal sealed record VersionedMethod(IrMethod Method, IReadOnlyDictionary<int, Operand> Finals);

/// <summary>Gives each assignment a variable of its own, as the reverse sweep needs: a value that the sweep reads must
/// still be there.</summary>
/// <remarks>
/// Straight-line code: <c>x = a; x = b</c> becomes <c>x1 = a; x2 = b</c>. After an <c>if</c> that assigned <c>x</c>, a join
/// variable is declared before it and assigned at the end of both branches. A loop that assigns <c>x</c> gets a carried
/// variable, set before the loop and at the end of its body; the body reads it through a copy made at its beginning.
/// A while loop whose header does more than compute its condition is turned into one whose header is empty, and each while loop
/// carries a counter of its iterations. A <c>ref</c> or <c>out</c> parameter is written through at each assignment, and never read
/// after the first statement.
/// </remarks>
internal sealed partial class Versioning
{
    private readonly HashSet<int> referenceParameters = [];
    private readonly Dictionary<int, IrVariable> parameterVariables = [];
    private readonly Dictionary<int, Operand> versions = [];
    private readonly Stack<Dictionary<int, Operand?>> journals = new();
    private readonly Dictionary<IrStatement, HashSet<int>> assignedIn = new(ReferenceComparer.Instance);
    private readonly Dictionary<int, IrVariable> variables = [];
    private readonly Dictionary<int, Operand> lengths = [];
    private int nextId;

    private readonly EquatableArray<AggregateLayout> layouts;

    private Versioning(IrMethod method)
    {
        nextId = method.VariableCount;
        layouts = method.Layouts;
    }

    /// <param name="copiesValues">Whether value parameters are copied to locals at the beginning, so that what the reverse
    /// sweep reads of them can be recorded.</param>
    public static VersionedMethod Apply(IrMethod method, bool copiesValues = false)
    {
        Versioning versioning = new(method);
        List<IrStatement> body = [];
        foreach (IrParameter parameter in method.Parameters)
        {
            IrVariable variable = parameter.Variable;
            versioning.variables[variable.Id] = variable;
            versioning.versions[variable.Id] = copiesValues && parameter.Mode is (PassingMode.Value or PassingMode.In) && variable.Type is not (SequenceType or AggregateType { Kind: AggregateKind.Class })
                ? versioning.Define(variable, new UseExpression(new VariableOperand(variable)), body)
                : variable;
            if (parameter.Mode is PassingMode.Ref or PassingMode.Out)
            {
                versioning.referenceParameters.Add(variable.Id);
                versioning.parameterVariables[variable.Id] = variable;
                if (parameter.Mode == PassingMode.Ref)
                {
                    versioning.versions[variable.Id] = versioning.Define(variable, new UseExpression(new VariableOperand(variable)), body);
                }
                else
                {
                    versioning.versions[variable.Id] = DefaultOf(variable.Type);
                }
            }
        }

        versioning.Rewrite(method.Body, body);
        Dictionary<int, Operand> finals = versioning.referenceParameters.ToDictionary(id => id, id => versioning.versions[id]);
        IrMethod result = method with { Body = body.ToEquatableArray(), VariableCount = versioning.nextId };
        return new VersionedMethod(result, finals);
    }

    /// <summary>The default value of a type as a constant.</summary>
    public static Operand DefaultOf(IrType type) => type switch
    {
        RealType real => new RealConstant(0.0, real),
        PassiveType { Code: "bool" } => PassiveConstant.False,
        PassiveType { Code: "int" } => PassiveConstant.Int(0),
        _ => new PassiveConstant($"default({type.Code})", type),
    };

    private IrVariable Fresh(IrVariable like) => new(nextId++, like.Name, like.Type);

    private IrVariable Fresh(string name, IrType type) => new(nextId++, name, type);

    private IrVariable Define(IrVariable variable, Expression value, List<IrStatement> output, int origin = -1)
    {
        IrVariable version = Fresh(variable);
        output.Add(new LetStatement(version, value, origin));
        switch (value)
        {
            case AllocateExpression { Lengths: { Count: 1 } allocated, Sequence.Kind: not SequenceKind.List } when allocated[0].Type == PassiveType.Int32:
                lengths[version.Id] = allocated[0];
                break;
            case SliceExpression { Length: { } length } when length.Type == PassiveType.Int32:
                lengths[version.Id] = length;
                break;
        }

        return version;
    }

    private Operand Read(Operand operand) => operand is VariableOperand { Variable: var variable } && versions.TryGetValue(variable.Id, out Operand? version) ? version : operand;

    private IrVariable Read(IrVariable variable) => Read(new VariableOperand(variable)) is VariableOperand { Variable: var version }
        ? version
        : throw new InvalidOperationException($"'{variable.Name}' has no value where it is used as memory.");

    private void Write(IrVariable variable, Operand value)
    {
        variables[variable.Id] = variable;
        if (journals.Count > 0)
        {
            Dictionary<int, Operand?> journal = journals.Peek();
            if (!journal.ContainsKey(variable.Id))
            {
                journal[variable.Id] = versions.TryGetValue(variable.Id, out Operand? old) ? old : null;
            }
        }

        versions[variable.Id] = value;
    }

    /// <summary>Runs <paramref name="rewrite"/>, takes its assignments back and returns what they had made of the variables
    /// known before.</summary>
    private Dictionary<int, Operand> Branch(Action rewrite)
    {
        journals.Push([]);
        rewrite();
        Dictionary<int, Operand?> journal = journals.Pop();
        Dictionary<int, Operand> changed = [];
        foreach (KeyValuePair<int, Operand?> entry in journal)
        {
            if (entry.Value is null)
            {
                versions.Remove(entry.Key);
            }
            else
            {
                changed[entry.Key] = versions[entry.Key];
                versions[entry.Key] = entry.Value;
            }
        }

        return changed;
    }

    private void Rewrite(EquatableArray<IrStatement> block, List<IrStatement> output)
    {
        foreach (IrStatement statement in block)
        {
            Rewrite(statement, output);
        }
    }

    private void Rewrite(IrStatement statement, List<IrStatement> output)
    {
        switch (statement)
        {
            case LetStatement s:
                Assign(s.Target, s.Value, output, s.Origin);
                break;
            case AssignStatement s:
                Assign(s.Target, s.Value, output);
                break;
            case DeclareStatement s:
                Write(s.Target, DefaultOf(s.Target.Type));
                break;
            case StoreStatement s when IsValue(s.Place.Base.Type):
                StoreField(s.Place, Read(s.Value), output);
                break;
            case AccumulateStatement s when IsValue(s.Place.Base.Type):
                AccumulateField(s, output);
                break;
            case StoreStatement s:
                output.Add(new StoreStatement(s.Place.Map(Read, Read), Read(s.Value)));
                break;
            case AccumulateStatement s:
                output.Add(s with { Place = s.Place.Map(Read, Read), Value = Read(s.Value) });
                break;
            case FillStatement s:
                output.Add(new FillStatement(Read(s.Sequence), Read(s.Value)));
                break;
            case CopyStatement s:
                output.Add(new CopyStatement(Read(s.Source), Read(s.Destination)));
                break;
            case IfStatement s:
                RewriteIf(s, output);
                break;
            case ForStatement s:
                RewriteFor(s, output);
                break;
            case WhileStatement s:
                RewriteWhile(s, output);
                break;
            case CallStatement s:
                RewriteCall(s, output);
                break;
            case EffectStatement s:
                output.Add(s with { Arguments = s.Arguments.Map(Read) });
                break;
            case ReturnStatement s:
                output.Add(new ReturnStatement(s.Values.Map(Read)));
                break;
            case SourceStatement:
                output.Add(statement);
                break;
            default:
                throw new InvalidOperationException($"Unknown statement {statement.GetType().Name}.");
        }
    }

    private void Assign(IrVariable target, Expression value, List<IrStatement> output, int origin = -1)
    {
        Expression read = value.Map(Read, Read);
        if (read is LengthExpression { Dimension: < 0 } measured && lengths.TryGetValue(measured.Sequence.Id, out Operand? length))
        {
            // What was asked for is at hand, the memory may not be when the sweep comes back.
            read = new UseExpression(length);
        }

        if (read is UseExpression { Value: var copied } && copied.Type == target.Type)
        {
            // A copy of an immutable value is the value; an unnamed one takes the user's name.
            if (copied is VariableOperand { Variable: { Name: "" } temporary } && target.Name.Length > 0
                && output.Count > 0 && output[output.Count - 1] is LetStatement last && last.Target == temporary)
            {
                IrVariable renamed = temporary with { Name = target.Name };
                output[output.Count - 1] = last with { Target = renamed };
                copied = renamed;
                if (value is UseExpression { Value: VariableOperand { Variable: var original } } && versions.ContainsKey(original.Id))
                {
                    Write(original, renamed);
                }
            }

            Write(target, copied);
        }
        else
        {
            Write(target, Define(target, read, output, origin));
        }

        WriteThrough(target, output);
    }

    private void WriteThrough(IrVariable target, List<IrStatement> output)
    {
        if (referenceParameters.Contains(target.Id))
        {
            output.Add(new AssignStatement(parameterVariables[target.Id], new UseExpression(versions[target.Id])));
        }
    }

    private void RewriteCall(CallStatement call, List<IrStatement> output)
    {
        List<Argument> arguments = [];
        List<IrVariable> written = [];
        foreach (Argument argument in call.Arguments)
        {
            Operand? value = argument.Value is null ? null : Read(argument.Value);
            arguments.Add(argument with { Value = value });
        }

        for (int i = 0; i < arguments.Count; i++)
        {
            if (arguments[i].Result is { } result)
            {
                IrVariable version = Fresh(result);
                Write(result, version);
                written.Add(result);
                arguments[i] = arguments[i] with { Result = version };
            }
        }

        List<IrVariable> results = [];
        foreach (IrVariable result in call.Results)
        {
            IrVariable version = Fresh(result);
            Write(result, version);
            written.Add(result);
            results.Add(version);
        }

        output.Add(call with { Results = results.ToEquatableArray(), Arguments = arguments.ToEquatableArray() });
        foreach (IrVariable variable in written)
        {
            WriteThrough(variable, output);
        }
    }

    private void RewriteIf(IfStatement statement, List<IrStatement> output)
    {
        Operand condition = Read(statement.Condition);
        List<IrStatement> then = [];
        List<IrStatement> otherwise = [];
        Dictionary<int, Operand> thenVersions = Branch(() => Rewrite(statement.Then, then));
        Dictionary<int, Operand> elseVersions = Branch(() => Rewrite(statement.Else, otherwise));
        bool thenEnds = EndsFlow(then);
        bool elseEnds = EndsFlow(otherwise);
        foreach (int id in thenVersions.Keys.Union(elseVersions.Keys).OrderBy(id => id))
        {
            Operand before = versions[id];
            Operand thenValue = thenVersions.TryGetValue(id, out Operand? t) ? t : before;
            Operand elseValue = elseVersions.TryGetValue(id, out Operand? e) ? e : before;
            if (thenEnds || elseEnds || thenValue.Equals(elseValue))
            {
                Operand only = thenEnds ? elseValue : thenValue;
                if (thenValue.Equals(elseValue) || only.Equals(before))
                {
                    // Both paths leave the same value, which was there before the branch.
                    Write(variables[id], only);
                    continue;
                }
            }

            IrVariable join = Fresh(variables[id]);
            output.Add(new DeclareStatement(join, IsZeroed: false));
            if (!thenEnds)
            {
                then.Add(new AssignStatement(join, new UseExpression(thenValue)));
            }

            if (!elseEnds)
            {
                otherwise.Add(new AssignStatement(join, new UseExpression(elseValue)));
            }

            Write(variables[id], join);
        }

        output.Add(new IfStatement(condition, then.ToEquatableArray(), otherwise.ToEquatableArray()));
    }

    private static bool EndsFlow(List<IrStatement> block) => block.Count > 0 && block[block.Count - 1] switch
    {
        EffectStatement { EndsFlow: true } => true,
        IfStatement s => EndsFlow(s.Then.ToList()) && EndsFlow(s.Else.ToList()),
        _ => false,
    };

    private void RewriteFor(ForStatement loop, List<IrStatement> output)
    {
        Operand from = Read(loop.From);
        Operand to = Read(loop.To);
        Operand? budget = loop.Budget is null ? null : Read(loop.Budget);
        IrVariable index = Fresh(loop.Index);
        List<IrStatement> body = RewriteLoopBody(AssignedBy(loop), loop.Index, index, output, inner => Rewrite(loop.Body, inner));
        output.Add(new ForStatement(index, from, to, loop.Step, body.ToEquatableArray()) { Budget = budget });
    }

    private void RewriteWhile(WhileStatement loop, List<IrStatement> output)
    {
        IrVariable counter = Fresh("iterations", PassiveType.Int32);
        bool isPlain = loop.Header.All(statement => statement is LetStatement { Value: not TemplateExpression { IsPure: false } } or SourceStatement);
        if (!isPlain)
        {
            // while (header; c) body  ==>  go = true; while (go) { header; go = c; if (go) body }
            IrVariable go = Fresh("more", PassiveType.Boolean);
            IrStatement[] rotated =
            [
                .. loop.Header,
                new AssignStatement(go, new UseExpression(loop.Condition)),
                new IfStatement(go, loop.Body, EquatableArray<IrStatement>.Empty),
            ];
            Rewrite(new LetStatement(go, new UseExpression(PassiveConstant.True)), output);
            Rewrite(new WhileStatement(EquatableArray<IrStatement>.Empty, go, rotated.ToEquatableArray()), output);
            return;
        }

        Write(counter, PassiveConstant.Int(0));
        List<IrStatement> header = [];
        Operand condition = PassiveConstant.True;
        HashSet<int> assigned = [.. AssignedBy(loop), counter.Id];
        List<IrStatement> body = RewriteLoopBody(
            assigned,
            null,
            null,
            output,
            inner =>
            {
                Rewrite(loop.Body, inner);
                Rewrite(new AssignStatement(counter, new BinaryExpression(BinaryOperator.Add, counter, PassiveConstant.Int(1), PassiveType.Int32)), inner);
            },
            () =>
            {
                Rewrite(loop.Header, header);
                condition = Read(loop.Condition);
            });
        output.Add(new WhileStatement(header.ToEquatableArray(), condition, body.ToEquatableArray()));
    }

    private List<IrStatement> RewriteLoopBody(
        HashSet<int> assigned,
        IrVariable? index,
        IrVariable? newIndex,
        List<IrStatement> output,
        Action<List<IrStatement>> rewriteBody,
        Action? rewriteHeader = null)
    {
        List<(IrVariable User, IrVariable Carried)> carried = [];
        foreach (int id in assigned.Where(versions.ContainsKey).OrderBy(id => id))
        {
            IrVariable user = variables[id];
            IrVariable variable = Fresh(user);
            output.Add(new LetStatement(variable, new UseExpression(versions[id])));
            Write(user, variable);
            carried.Add((user, variable));
        }

        if (rewriteHeader is not null)
        {
            // The header reads the carried variables themselves: they do not change before its condition is known.
            Branch(rewriteHeader);
        }

        List<IrStatement> body = [];
        Dictionary<int, Operand> ends = Branch(() =>
        {
            if (index is not null)
            {
                Write(index, newIndex!);
            }

            foreach ((IrVariable user, IrVariable variable) in carried)
            {
                Write(user, Define(user, new UseExpression(new VariableOperand(variable)), body));
            }

            rewriteBody(body);
        });
        if (!EndsFlow(body))
        {
            foreach ((IrVariable user, IrVariable variable) in carried)
            {
                body.Add(new AssignStatement(variable, new UseExpression(ends[user.Id])));
            }
        }

        return body;
    }

    private HashSet<int> AssignedBy(IrStatement statement)
    {
        if (assignedIn.TryGetValue(statement, out HashSet<int>? known))
        {
            return known;
        }

        HashSet<int> assigned = [];
        switch (statement)
        {
            case AssignStatement s:
                assigned.Add(s.Target.Id);
                break;
            case LetStatement s:
                assigned.Add(s.Target.Id);
                break;
            case StoreStatement s when IsValue(s.Place.Base.Type):
                assigned.Add(s.Place.Base.Id);
                break;
            case AccumulateStatement s when IsValue(s.Place.Base.Type):
                assigned.Add(s.Place.Base.Id);
                break;
            case DeclareStatement s:
                assigned.Add(s.Target.Id);
                break;
            case CallStatement s:
                assigned.UnionWith(s.Results.Select(result => result.Id));
                assigned.UnionWith(s.Arguments.Where(argument => argument.Result is not null).Select(argument => argument.Result!.Id));
                break;
        }

        foreach (EquatableArray<IrStatement> block in statement.Blocks())
        {
            foreach (IrStatement inner in block)
            {
                assigned.UnionWith(AssignedBy(inner));
            }
        }

        if (statement is ForStatement or WhileStatement)
        {
            assignedIn[statement] = assigned;
        }

        return assigned;
    }

    private sealed class ReferenceComparer : IEqualityComparer<IrStatement>
    {
        public static readonly ReferenceComparer Instance = new();

        public bool Equals(IrStatement? x, IrStatement? y) => ReferenceEquals(x, y);

        public int GetHashCode(IrStatement obj) => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(obj);
    }
}
