using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;
using AutoDiff.Generator.Transforms.Batching;

namespace AutoDiff.Generator.Emission;

/// <summary>Writes the overload of a batched companion that shares the blocks of points among threads.</summary>
/// <remarks>A span cannot be captured: the threads read it where the caller's stack holds it, while the caller waits. Each block has
/// gradients of shared parameters of its own, which are added in the order of the blocks, so that the sums are those of one thread.</remarks>
internal sealed class ParallelBatchWriter
{
    private const string Parallel = "global::AutoDiff.CompilerServices.LaneParallel.";

    private readonly MemberHost host;
    private readonly BatchSignature signature;
    private readonly RealType real;
    private readonly IReadOnlyList<IrStatement> checks;
    private readonly int group;
    private readonly LocalNames names;
    private readonly Dictionary<int, string> locals = [];
    private readonly IndentedWriter writer = new();

    private ParallelBatchWriter(MemberHost host, BatchSignature signature, RealType real, IReadOnlyList<IrStatement> checks, int group)
    {
        this.group = group;
        this.host = host;
        this.signature = signature;
        this.real = real;
        this.checks = checks;
        names = new LocalNames(host, signature.Parameters);
        foreach (IrParameter parameter in signature.Parameters)
        {
            locals[parameter.Variable.Id] = Keywords.Escape(parameter.Variable.Name);
        }
    }

    /// <summary>Whether the arguments can be handed to other threads.</summary>
    public static bool IsPossible(MemberHost host, BatchSignature signature) =>
        (host.IsStatic || !host.Types[host.Types.Count - 1].Declaration.Contains("struct "))
        && signature.Parameters.All(static p => !p.IsThis && (p.Role == ParameterRole.Gradient || p.Mode is PassingMode.Value or PassingMode.In));

    /// <param name="host">Where the companion is declared.</param>
    /// <param name="signature">Its parameters but for the last two.</param>
    /// <param name="real">The real in each lane.</param>
    /// <param name="checks">What is checked before anything is written.</param>
    /// <param name="name">Its name.</param>
    /// <param name="points">The method for a range of points, escaped.</param>
    /// <param name="typeArguments">The type arguments of the member, with a trailing comma, or empty.</param>
    /// <param name="documentation">Its documentation.</param>
    /// <param name="group">How many vectors the method for a range of points takes at a time (<see cref="LaneGroups"/>); one for no groups.</param>
    public static string Write(
        MemberHost host,
        BatchSignature signature,
        RealType real,
        IReadOnlyList<IrStatement> checks,
        string name,
        string points,
        string typeArguments,
        IEnumerable<string> documentation,
        int group) =>
        new ParallelBatchWriter(host, signature, real, checks, group).Run(name, points, typeArguments, documentation);

    private string Run(string name, string points, string typeArguments, IEnumerable<string> documentation)
    {
        string options = names.New("parallelOptions");
        string progress = names.New("progress");
        CSharpEmitter.Head(
            writer,
            host,
            "void",
            name,
            signature.Parameters.Select(CSharpEmitter.Parameter).Concat(
                [$"global::System.Threading.Tasks.ParallelOptions {options}", $"global::System.IProgress<int>? {progress} = null"]),
            documentation);
        writer.Open();
        foreach (IrStatement check in checks)
        {
            Check(check);
        }

        var arguments = new List<string>();
        var prologue = new List<string>();
        var sums = new List<(IrParameter Gradient, string Offset, string Count)>();
        var before = new List<string>();
        string start = names.New("start");
        string end = names.New("end");
        string blockSums = names.New("sums");
        foreach (IrParameter parameter in signature.Parameters)
        {
            string own = locals[parameter.Variable.Id];
            bool isSum = parameter.Role == ParameterRole.Gradient
                && !signature.Primal.Parameters.Any(p => p.Variable.Id == parameter.ShadowOf && p.IsBatched);
            if (isSum)
            {
                string count = WrapperText.Count(parameter);
                string offset = WrapperText.Sum(before);
                sums.Add((parameter, offset, count));
                before.Add(count);
                if (parameter.Variable.Type is SequenceType)
                {
                    string length = names.New(parameter.Variable.Name + "Length");
                    writer.Line($"int {length} = {count};");
                    before[before.Count - 1] = length;
                    arguments.Add($"{blockSums}.Slice({offset}, {length})");
                }
                else
                {
                    arguments.Add($"ref {blockSums}[{offset}]");
                }
            }
            else if (WrapperText.IsSpan(parameter.Variable.Type))
            {
                var span = (SequenceType)parameter.Variable.Type;
                string kind = span.Kind == SequenceKind.Span ? "Span" : "ReadOnlySpan";
                string address = names.New(parameter.Variable.Name + "Address");
                string source = own;
                if (parameter.Mode == PassingMode.In)
                {
                    source = names.New(parameter.Variable.Name + "Copy");
                    writer.Line($"{span.Code} {source} = {own};");
                }

                writer.Line($"nint {address} = {Parallel}Address(ref {source});");
                arguments.Add($"{Parallel}{kind}<{span.Element.Code}>({address})");
            }
            else if (parameter.Mode == PassingMode.In)
            {
                string copy = names.New(parameter.Variable.Name + "Copy");
                writer.Line($"{parameter.Variable.Type.Code} {copy} = {own};");
                arguments.Add($"in {copy}");
            }
            else
            {
                arguments.Add(own);
            }
        }

        arguments.Add(start);
        arguments.Add(end);
        string call = $"({string.Join(", ", arguments)});";
        string totals = names.New("totals");
        string count1 = locals[signature.Points.Id];
        if (sums.Count == 0)
        {
            writer.Line($"{Parallel}Run({count1}, {options}, {progress}, ({start}, {end}) =>");
        }
        else
        {
            string lanes = $"global::AutoDiff.CompilerServices.LaneWidth.Count<{real.Code}>()";
            string together = group > 1 ? $"global::AutoDiff.CompilerServices.LaneWidth.CountOfGroup<{real.Code}>({group})" : lanes;
            writer.Line($"{real.Code}[] {totals} = {Parallel}Sum<{real.Code}>({count1}, {lanes}, {together}, {WrapperText.Sum(before)}, {options}, {progress}, ({start}, {end}, {blockSums}) =>");
        }

        writer.Line("{");
        writer.Indent();
        string word = "if";
        foreach ((string condition, string widths) in LaneBatch.Widths(real, group, start, end))
        {
            writer.Line(condition.Length == 0 ? "else" : $"{word} ({condition})");
            writer.Open();
            writer.Line($"{points}<{typeArguments}{widths}>{call}");
            writer.Close();
            word = "else if";
        }

        writer.Unindent();
        writer.Line("});");
        foreach ((IrParameter gradient, string offset, string count) in sums)
        {
            string own = locals[gradient.Variable.Id];
            writer.Line(gradient.Variable.Type is SequenceType
                ? $"global::System.MemoryExtensions.AsSpan({totals}, {offset}, {count}).CopyTo({own});"
                : $"{own} = {totals}[{offset}];");
        }

        writer.Close();
        return writer.ToString();
    }

    private void Check(IrStatement statement)
    {
        switch (statement)
        {
            case LetStatement let:
                string local = locals[let.Target.Id] = names.New(let.Target.Name.Length == 0 ? "t" : let.Target.Name);
                writer.Line($"{let.Target.Type.Code} {local} = {Code(let.Value)};");
                break;
            case EffectStatement effect:
                writer.Line(Filled(effect.Template, effect.Arguments) + ";");
                break;
            default:
                throw new LaneException("arguments whose shapes are checked in several steps");
        }
    }

    private string Code(Expression value) => value switch
    {
        UseExpression use => Code(use.Value),
        LengthExpression length => locals[length.Sequence.Id] + (length.Sequence.Type is SequenceType { Kind: SequenceKind.List } ? ".Count" : ".Length"),
        TemplateExpression template => Filled(template.Template, template.Arguments),
        BinaryExpression { Operator: BinaryOperator.Add } sum => $"{Code(sum.Left)} + {Code(sum.Right)}",
        BinaryExpression { Operator: BinaryOperator.Multiply } product => $"{Code(product.Left)} * {Code(product.Right)}",
        _ => throw new LaneException("arguments whose shapes are checked in several steps"),
    };

    private string Code(Operand operand) => operand switch
    {
        VariableOperand { Variable: var variable } => locals[variable.Id],
        PassiveConstant constant => constant.Code,
        _ => throw new LaneException("arguments whose shapes are checked in several steps"),
    };

    private string Filled(string template, EquatableArray<Operand> arguments) =>
        TemplateText.Fill(template, [.. arguments.Select(argument => CodeText.Constant(Code(argument)))]);
}
