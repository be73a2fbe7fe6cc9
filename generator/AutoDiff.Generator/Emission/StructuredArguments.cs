using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Emission;

/// <summary>The arguments of a dense derivative over structs, objects and nested memory: how each run of the member begins with
/// the caller's data, and the shadows that it is given.</summary>
internal sealed class StructuredArguments(DifferentiableMember member, RealType real, LocalNames names, ShadowFunctions functions, IndentedWriter writer)
{
    private readonly List<string> restores = [];

    /// <summary>The parameters that the companion declares: all but the receiver.</summary>
    public IEnumerable<IrParameter> Declared => member.Method.Parameters.Where(static parameter => !parameter.IsThis);

    public static string Name(IrParameter parameter) => parameter.IsThis ? "this" : Keywords.Escape(parameter.Variable.Name);

    /// <summary>Whether a gradient or product of the type is handed out, not written to.</summary>
    public static bool IsValue(IrType type) => type is RealType or AggregateType { Kind: not AggregateKind.Class };

    /// <summary>The real type of a member that has one only.</summary>
    public static RealType RealOf(DifferentiableMember member)
    {
        var scalars = new HashSet<string>(StringComparer.Ordinal);
        foreach (IrParameter parameter in member.Method.Parameters.Where(static parameter => parameter.IsActive))
        {
            _ = ShadowFunctions.AreKnown(parameter.Variable.Type, member.Method.Layouts, scalars);
        }

        string code = scalars.First();
        return code == RealType.Double.Code ? RealType.Double
            : code == RealType.Single.Code ? RealType.Single
            : new RealType(RealKind.Generic, code);
    }

    /// <summary>Keeps what the member may write to.</summary>
    public void Save()
    {
        bool writes = MemoryWrites.Any(member.Method);
        foreach (IrParameter parameter in member.Method.Parameters)
        {
            string name = Name(parameter);
            IrType type = parameter.Variable.Type;
            string start = parameter.IsThis ? "thisStart" : parameter.Variable.Name + "Start";
            switch (parameter)
            {
                case { Mode: PassingMode.Ref, Variable.Type: not SequenceType and not AggregateType { Kind: AggregateKind.Class } }:
                    start = names.New(start);
                    writer.Line($"{type.Code} {start} = {name};");
                    restores.Add($"{name} = {start};");
                    break;
                case { Mode: PassingMode.Value, Variable.Type: SequenceType { Kind: SequenceKind.Span } }:
                    start = names.New(start);
                    writer.Line($"var {start} = {name}.ToArray();");
                    restores.Add($"global::System.MemoryExtensions.CopyTo({start}, {name});");
                    break;
                case { Mode: PassingMode.Value, Variable.Type: SequenceType { Kind: SequenceKind.Memory } }:
                    start = names.New(start);
                    writer.Line($"var {start} = {name}.ToArray();");
                    restores.Add($"global::System.MemoryExtensions.CopyTo({start}, {name}.Span);");
                    break;
                case { IsActive: true, Variable.Type: SequenceType { Kind: not SequenceKind.ReadOnlySpan and not SequenceKind.ReadOnlyMemory } or AggregateType { Kind: AggregateKind.Class } } when writes && parameter.Mode != PassingMode.Out:
                    start = names.New(start);
                    string at = names.New("position");
                    writer.Line($"var {start} = new {real.Code}[{functions.Count(type, name)}];");
                    writer.Line($"int {at} = 0;");
                    writer.Line(functions.Store(type, name, start, "1", at));
                    restores.Add($"{at} = 0;");
                    restores.Add(functions.Load(type, name, start, at));
                    break;
            }
        }
    }

    /// <summary>Puts it back before every run but the first.</summary>
    public void Restore(string run)
    {
        if (restores.Count == 0)
        {
            return;
        }

        writer.Line($"if ({run} > 0)");
        writer.Open();
        foreach (string restore in restores)
        {
            writer.Line(restore);
        }

        writer.Close();
    }

    /// <summary>Declares a shadow that is one at a single real, or zero.</summary>
    public string Tangent(IrParameter parameter, string suffix, string at)
    {
        string local = names.New((parameter.IsThis ? "this" : parameter.Variable.Name) + suffix);
        string start = parameter.Mode == PassingMode.Out ? "default!" : functions.Unit(parameter.Variable.Type, Name(parameter), at);
        IrType type = parameter.Variable.Type is SequenceType sequence && suffix == "Product" ? Transforms.Reverse.ReverseSweep.Writable(sequence) : parameter.Variable.Type;
        writer.Line($"{type.Code} {local} = {start};");
        return local;
    }

    public string Call(string jvp, Dictionary<IrParameter, string> tangents, IEnumerable<string>? more = null)
    {
        IEnumerable<string> all = Declared.Select(WrapperText.Argument)
            .Concat(member.Method.Parameters.Where(static parameter => parameter.IsActive).Select(parameter => WrapperText.Mode(parameter) + tangents[parameter]))
            .Concat(more ?? []);
        return $"{jvp}{member.Host.TypeParameters}({string.Join(", ", all)})";
    }

    public string Primal()
    {
        CodeText[] arguments = [.. Declared.Select(static parameter => CodeText.Constant(Keywords.Escape(parameter.Variable.Name)))];
        return TemplateText.Fill(member.Host.PrimalTemplate, arguments);
    }
}
