using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Emission;

/// <summary>Writes methods of IR as C# that a person could have written.</summary>
internal static class CSharpEmitter
{
    /// <summary>The longest signature that stays on one line.</summary>
    private const int MostCharacters = 130;

    private const string GeneratedCode = "[global::System.CodeDom.Compiler.GeneratedCode(\"AutoDiff.Generators\", \"0.1\")]";
    private const string Hidden = "[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]";

    /// <summary>A companion as a member of <paramref name="host"/>'s type.</summary>
    /// <param name="method">The companion's IR with all its parameters.</param>
    /// <param name="host">Where the companion is declared.</param>
    /// <param name="name">The companion's name.</param>
    /// <param name="documentation">The lines of its XML documentation, without slashes.</param>
    /// <param name="isHidden">Whether only generated code calls it, so that editors need not offer it.</param>
    /// <param name="isOptimised">Whether the method is compiled at full optimisation from its first call on: on lanes, what is not
    /// inlined costs many times as much.</param>
    public static string Member(IrMethod method, MemberHost host, string name, IEnumerable<string> documentation, bool isHidden = false, bool isOptimised = false)
    {
        var writer = new IndentedWriter();
        method = GuardedBody.Apply(HoistedSpans.Apply(ReceiverShadows.Apply(method, host, name)));
        IEnumerable<string> parameters = method.Parameters.Where(static parameter => !parameter.IsThis).Select(Parameter);
        if (host.Dispatch.HasNoBody(name))
        {
            Head(writer, host, Result(method.Results), name, parameters, documentation, isHidden, end: ";");
            return writer.ToString();
        }

        Head(writer, host, Result(method.Results), name, parameters, documentation, isHidden, isOptimised: isOptimised);
        writer.Open();
        Body(method, host, writer);
        writer.Close();
        return writer.ToString();
    }

    /// <summary>Everything of a member but its body.</summary>
    public static void Head(
        IndentedWriter writer,
        MemberHost host,
        string result,
        string name,
        IEnumerable<string> parameters,
        IEnumerable<string> documentation,
        bool isHidden = false,
        string end = "",
        bool isOptimised = false)
    {
        foreach (string line in documentation)
        {
            writer.Line("/// " + line);
        }

        writer.Line(GeneratedCode);
        if (isHidden)
        {
            writer.Line(Hidden);
        }

        if (isOptimised)
        {
            writer.Line("[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]");
        }

        MemberDispatch dispatch = host.Dispatch;
        bool isPublicByNature = dispatch.ExplicitInterface.Length > 0 || (dispatch.IsInterface && host.Accessibility == "public");
        var words = new List<string> { isPublicByNature ? "" : host.Accessibility };
        if (host.IsStatic)
        {
            words.Add("static");
        }

        words.Add(dispatch.Modifier(name, host.IsStatic));

        if (host.IsReadOnlyMember)
        {
            words.Add("readonly");
        }

        words.Add(result);
        string owner = dispatch.ExplicitInterface.Length > 0 ? dispatch.ExplicitInterface + "." : "";
        words.Add(owner + Keywords.Escape(name) + host.TypeParameters + "(");
        string start = string.Join(" ", words.Where(static word => word.Length > 0));
        string[] all = parameters.ToArray();
        if (host.IsExtension && all.Length > 0)
        {
            all[0] = "this " + all[0];
        }

        string line1 = $"{start}{string.Join(", ", all)}){host.Constraints}{end}";
        if (line1.Length <= MostCharacters)
        {
            writer.Line(line1);
            return;
        }

        writer.Line(start);
        writer.Indent();
        for (int i = 0; i < all.Length; i++)
        {
            writer.Line(all[i] + (i + 1 < all.Length ? "," : ")" + host.Constraints + end));
        }

        writer.Unindent();
    }

    /// <summary>The file of a marked member: all its companions in their type.</summary>
    public static string File(MemberHost host, IEnumerable<string> members) => File(host.Namespace, host.Types, members);

    /// <summary>The file of a constructor that assigns the members of its type.</summary>
    public static string File(FieldwiseConstructor constructor)
    {
        var writer = new IndentedWriter();
        writer.Line("/// <summary>Assigns every member: tangents and adjoints are made by it.</summary>");
        writer.Line("[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]");
        writer.Line(constructor.Declaration);
        writer.Open();
        foreach (string assignment in constructor.Assignments)
        {
            writer.Line(assignment);
        }

        writer.Close();
        if (constructor.Default.Length == 0)
        {
            return File(constructor.Namespace, constructor.Types, [writer.ToString()]);
        }

        var kept = new IndentedWriter();
        kept.Line(constructor.Default);
        return File(constructor.Namespace, constructor.Types, [writer.ToString(), kept.ToString()]);
    }

    /// <summary>The file of the accessors of a type.</summary>
    public static string File(EquatableArray<MemberAccessor> accessors) => File(accessors[0].Namespace, accessors[0].Types, accessors.Select(static accessor =>
    {
        var writer = new IndentedWriter();
        writer.Line("/// <summary>For generated code: tangents and adjoints are read and written by it.</summary>");
        writer.Line(GeneratedCode);
        writer.Line(Hidden);
        writer.Line(accessor.Declaration);
        return writer.ToString();
    }));

    private static string File(string space, EquatableArray<TypeHeader> types, IEnumerable<string> members)
    {
        var writer = new IndentedWriter();
        writer.Line("// <auto-generated/>");
        writer.Line("#nullable enable");
        writer.Line("#pragma warning disable");
        writer.Line("");
        if (space.Length > 0)
        {
            writer.Line($"namespace {space};");
            writer.Line("");
        }

        foreach (TypeHeader type in types)
        {
            writer.Line(type.Declaration);
            writer.Open();
        }

        bool isFirst = true;
        foreach (string member in members)
        {
            if (!isFirst)
            {
                writer.Line("");
            }

            isFirst = false;
            writer.Lines(member);
        }

        for (int i = 0; i < types.Count; i++)
        {
            writer.Close();
        }

        return writer.ToString();
    }

    /// <summary>A parameter as it is declared.</summary>
    public static string Parameter(IrParameter parameter)
    {
        string mode = parameter.Mode switch
        {
            PassingMode.Ref => "ref ",
            PassingMode.Out => "out ",
            PassingMode.In => "in ",
            _ => "",
        };
        IrType type = parameter.Variable.Type;
        bool takesNull = parameter.IsNullable && (type is SequenceType { IsStorable: true, Kind: SequenceKind.Array or SequenceKind.RectangularArray or SequenceKind.List }
            or AggregateType { Kind: AggregateKind.Class or AggregateKind.Immutable });
        return $"{mode}{type.Code}{(takesNull ? "?" : "")} {Keywords.Escape(parameter.Variable.Name)}";
    }

    /// <summary>The type of the result: a tuple with names where there are several parts.</summary>
    public static string Result(EquatableArray<IrResult> results) => results.Count switch
    {
        0 => "void",
        1 => results[0].Type.Code,
        _ => $"({string.Join(", ", results.Select(static part => part.Name.Length == 0 ? part.Type.Code : $"{part.Type.Code} {part.Name}"))})",
    };

    private static void Body(IrMethod method, MemberHost host, IndentedWriter writer)
    {
        IEnumerable<string> reserved = host.Types
            .SelectMany(static type => TemplateText.Words(type.Declaration))
            .Concat(TemplateText.Words(host.TypeParameters));
        var context = new MethodContext(method, reserved);
        IReadOnlyList<CodeNode> nodes = BlockPrinter.Print(method.Body, context, outer: null);
        foreach (IrParameter parameter in method.Parameters)
        {
            if (parameter.Mode == PassingMode.Out && context.NeedsValue(parameter.Variable))
            {
                writer.Line($"{context.Names[parameter.Variable]} = default;");
            }
        }

        // A method that returns nothing needs no return at its end.
        NodeWriter.Write(nodes.Count > 0 && nodes[nodes.Count - 1] is LineNode { Text: "return;" } ? nodes.Take(nodes.Count - 1).ToArray() : nodes, writer);
    }
}
